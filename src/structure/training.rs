//! How the weights are learnt. Not used when an outline is read.
//!
//! A conditional random field: the weights are moved until the tags of the examples become likely. An example need not
//! say all: each line has a set of tags that count as right, and the likelihood is that of all rows of tags inside
//! those sets.

use crate::text::SourceText;

use super::{
    decoder::{self, Beliefs, Lattice, TAGS, exp_steps},
    features::Observer,
    impression::Impression,
    model::steps,
    survey::Survey,
    weights::{self, Weights},
};

/// The weights of both looks.
pub struct Model([Weights; 2]);

/// How long and how carefully to learn.
#[derive(Clone, Copy)]
pub struct Effort {
    /// How often each example is seen.
    pub epochs: usize,
    /// The first step of each weight.
    pub rate: f32,
    /// How strongly weights are held near 0.
    pub decay: f32,
    /// Parts into which examples are split so that the second look learns from first looks at unseen text.
    pub parts: usize,
}

/// A text whose lines are known, at least partly.
pub struct Example {
    source: SourceText,
    survey: Survey,
    /// For each line what counts as right: 0 for right, below 0 for less wanted, [`WRONG`] for wrong.
    right: Vec<[f32; TAGS]>,
    /// How much it counts.
    pub weight: f32,
    /// Examples of the same part are learnt from, or held back, together.
    pub part: usize,
}

/// The score of a tag that is wrong.
pub const WRONG: f32 = -1000.0;

impl Example {
    /// An example; `right` gives, for a line number and whether it has text after a first sentence, a score for each tag:
    /// title, second line of a title, subtitle, byline, notice, front matter, heading, lead, body, tail.
    pub fn new(source: SourceText, right: impl Fn(u32) -> [f32; TAGS], weight: f32, part: usize) -> Self {
        let survey = Survey::new(&source);
        let right = survey.lines.iter().map(|line| right(line.number)).collect();
        Self { source, survey, right, weight, part }
    }

    /// How many paragraphs it has.
    pub fn len(&self) -> usize {
        self.survey.lines.len()
    }

    /// Whether it has no paragraph.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn seen(&self, before: Option<&Beliefs>) -> Seen {
        let impression = before.map(|beliefs| Impression::new(&self.survey, beliefs));
        let observer = Observer { source: &self.source, survey: &self.survey, before: before.zip(impression.as_ref()) };
        let mut looks = Vec::new();
        let lines = (0..self.len()).map(|at| {
            observer.look(at, &mut looks);
            looks.clone().into_boxed_slice()
        });
        Seen { lines: lines.collect(), steps: steps(&self.survey) }
    }
}

/// What was observed of an example.
struct Seen {
    lines: Vec<Box<[u16]>>,
    steps: Vec<u8>,
}

impl Seen {
    fn lattice(&self, weights: &Weights) -> Lattice {
        let scores = self.lines.iter().map(|seen| weights.scores(seen)).collect();
        Lattice { scores, steps: self.steps.clone() }
    }

    fn beliefs(&self, weights: &Weights) -> Beliefs {
        decoder::beliefs(&self.lattice(weights), &weights.factors)
    }
}

impl Model {
    /// The model the crate reads outlines with.
    pub fn built_in() -> Self {
        Self(weights::WEIGHTS.clone())
    }

    /// Learns from examples.
    pub fn learn(examples: &[&Example], effort: Effort) -> Self {
        let first: Vec<Seen> = examples.iter().map(|example| example.seen(None)).collect();
        let learn_without = |part: Option<usize>| {
            let chosen: Vec<usize> = (0..examples.len())
                .filter(|at| part.is_none_or(|part| examples[*at].part % effort.parts != part))
                .collect();
            let seen: Vec<(&Example, &Seen)> = chosen.iter().map(|at| (examples[*at], &first[*at])).collect();
            Learner::new(effort).learn(&seen)
        };
        let held_back: Vec<Weights> = (0..effort.parts).map(|part| learn_without(Some(part))).collect();
        let second: Vec<Seen> = examples
            .iter()
            .zip(&first)
            .map(|(example, seen)| example.seen(Some(&seen.beliefs(&held_back[example.part % effort.parts]))))
            .collect();
        let both: Vec<(&Example, &Seen)> = examples.iter().copied().zip(&second).collect();
        Self([learn_without(None), Learner::new(effort).learn(&both)])
    }

    /// The table, as it is kept in the crate.
    pub fn table(&self) -> String {
        weights::write(&self.0)
    }

    /// The outline of a text under this model.
    pub fn parse(&self, source: &SourceText) -> super::Document {
        super::essay::parse(source, &self.0, &super::Corrections::default())
    }
}

/// Moves weights along the gradient (AdaGrad), and gives their mean over the later epochs.
struct Learner {
    effort: Effort,
    weights: Weights,
    gradient: Weights,
    squares: Weights,
}

impl Learner {
    fn new(effort: Effort) -> Self {
        Self { effort, weights: Weights::zero(), gradient: Weights::zero(), squares: Weights::zero() }
    }

    fn learn(mut self, examples: &[(&Example, &Seen)]) -> Weights {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        let mut sum = Weights::zero();
        let averaged = self.effort.epochs.div_ceil(2);
        for epoch in 0..self.effort.epochs {
            random.shuffle(&mut order);
            for at in &order {
                let (example, seen) = examples[*at];
                self.climb(example, seen);
            }
            if epoch + averaged >= self.effort.epochs {
                for (sum, weights) in sum.flat_mut().into_iter().zip(self.weights.flat()) {
                    sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight / averaged as f32);
                }
            }
        }
        sum.factors = exp_steps(&sum.steps);
        sum
    }

    /// One step towards the right tags of an example.
    fn climb(&mut self, example: &Example, seen: &Seen) {
        self.weights.factors = exp_steps(&self.weights.steps);
        let free = seen.lattice(&self.weights);
        let mut right = seen.lattice(&self.weights);
        for (scores, right) in right.scores.iter_mut().zip(&example.right) {
            scores.iter_mut().zip(right).for_each(|(score, right)| *score += right);
        }
        self.gradient = Weights::zero();
        self.expect(seen, &right, example.weight);
        self.expect(seen, &free, -example.weight);
        let Effort { rate, decay, .. } = self.effort;
        let all = self.weights.flat_mut().into_iter().zip(self.squares.flat_mut()).zip(self.gradient.flat());
        for ((weights, squares), gradients) in all {
            for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradients) {
                if *gradient != 0.0 {
                    let gradient = gradient - decay * *weight;
                    *square += gradient * gradient;
                    *weight += rate * gradient / (square.sqrt() + 1e-3);
                }
            }
        }
    }

    /// Adds what a lattice expects of each observation and step to the gradient.
    fn expect(&mut self, seen: &Seen, lattice: &Lattice, weight: f32) {
        let factors = self.weights.factors;
        let (forward, backward) = decoder::sweep(lattice, &factors);
        for (at, looks) in seen.lines.iter().enumerate() {
            let belief = decoder::to_one(std::array::from_fn(|tag| forward[at][tag] * backward[at][tag]));
            for look in looks {
                let gradient = &mut self.gradient.looks[usize::from(*look)];
                gradient.iter_mut().zip(belief).for_each(|(gradient, belief)| *gradient += weight * belief);
            }
            if at == 0 {
                continue;
            }
            let step = usize::from(lattice.steps[at]);
            let own = decoder::exp_scores(&lattice.scores[at]);
            let mut pairs: [[f32; TAGS]; TAGS] = std::array::from_fn(|old| {
                std::array::from_fn(|tag| forward[at - 1][old] * factors[step][old][tag] * own[tag] * backward[at][tag])
            });
            let sum: f32 = pairs.as_flattened().iter().sum();
            pairs.as_flattened_mut().iter_mut().for_each(|pair| *pair *= weight / f32::max(sum, f32::MIN_POSITIVE));
            let gradient = self.gradient.steps[step].as_flattened_mut();
            gradient.iter_mut().zip(pairs.as_flattened()).for_each(|(gradient, pair)| *gradient += pair);
        }
    }
}

impl Weights {
    fn flat(&self) -> [&[f32]; 2] {
        [self.looks.as_flattened(), self.steps.as_flattened().as_flattened()]
    }

    fn flat_mut(&mut self) -> [&mut [f32]; 2] {
        [self.looks.as_flattened_mut(), self.steps.as_flattened_mut().as_flattened_mut()]
    }
}

/// A small generator of numbers (xorshift), so that learning twice gives the same weights.
pub struct Random(pub u64);

impl Random {
    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    /// Puts items into another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
