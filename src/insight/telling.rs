//! Which words say something about what a text is about: what the dictionary tags as function words does not, nor do a few
//! words that every essay has, nor what the segmenter took for one word although it is two.

use std::{collections::HashSet, sync::LazyLock};

use super::WordCounts;
use crate::words::{WordClass, WordCutter};

/// Content words by their tags that tell nothing of an essay.
const COMMON: &str = "\
    是 有 会 能 可 要 应 到 来 去 出 起 过 下 给 用 带 作 做 让 使 成 无 没 如 像 即 相 见 得 说 曰 道 看 想 很 \
    较 此 今 每 您 虽 且 仍 往 啊 故 乃 矣 时 年 月 日 好 大 小 多 少 新 当 倒 问 听 笑 走 坐 住 忙 叫 请 一般 \
    不该 不会 不到 不可 不同 不得 不知 不能 不足 个人 也好 了解 今天 今年 去年 明年 昨天 任务 会议 作为 使得 \
    例如 便是 俗话说 全部 全面 具体 具有 利用 加以 加强 却说 只能 只见 可能 可见 后来 地方 坚持 心里 事情 做到 \
    重要 增强 大家 大量 太多 实现 工作 年来 应当 应该 开展 当时 形成 得到 情况 想到 成为 所有 才能 推动 推进 \
    提高 整个 时候 时间 是否 显得 晚上 有关 有所 服务 未来 来到 正在 此时 比如 没有 深入 现在 直到 相关 看到 \
    看见 着力 知道 确保 继续 能够 觉得 认为 说道 起来 过来 过去 过程 还有 进行 部分 问题 面对 主要 出来 回来 \
    下来 上来 下去 出去 回去 进来 上去 需要 开始 出现 各类";

/// Function words by their tags that may tell something.
const UNCOMMON: &str = "\
    自然 首都 进步 高速 少年 五四 八路 千里 万里 初中 本科 我国 系列 沿海 沿江 沿线 沿岸 两岸 上游 中游 下游 \
    左手 右手 首页 北方 南方 东部 西部 南部 北部 中部 东北部 西北部 东南部 西南部";

static COMMON_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON.split_whitespace().collect());
static UNCOMMON_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| UNCOMMON.split_whitespace().collect());

/// Whether `word`, which stands in a text with these counts, says something about it.
pub(super) fn is_telling(cutter: &dyn WordCutter, counts: &WordCounts, word: &str) -> bool {
    if COMMON_WORDS.contains(word) || is_quotation(word) || word.starts_with("每一") || word.chars().all(is_numeral) {
        return false;
    }
    match cutter.class(word) {
        WordClass::Content => true,
        WordClass::Function => UNCOMMON_WORDS.contains(word),
        WordClass::Unknown => !is_counted(word) && !is_glued(counts, word),
    }
}

/// 玄德曰, which the dictionary may take for a name.
fn is_quotation(word: &str) -> bool {
    word.ends_with('曰')
}

fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千万亿两第".contains(c)
}

/// A numeral and what it counts: 六排, 二是.
fn is_counted(word: &str) -> bool {
    let rest = word.trim_start_matches(is_numeral);
    rest.len() < word.len() && rest.chars().nth(1).is_none()
}

/// A particle before or behind a word, or a name with what it does in each dialogue: 之气, 每一件, 到了, 孩子们; 孔明道 where
/// 孔明 stands by itself too.
fn is_glued(counts: &WordCounts, word: &str) -> bool {
    let Some((at, last)) = word.char_indices().next_back() else { return true };
    match last {
        _ if word.starts_with(['之', '每', '各', '此', '其', '是']) => true,
        '是' | '的' | '了' | '着' | '们' | '不' | '之' => true,
        '道' | '说' | '云' | '问' | '答' | '笑' => counts.count(&word[..at]) > 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_is_no_word() {
        assert!(["六排", "二是", "三十六间"].into_iter().all(is_counted));
        assert!(!["六安茶", "排", "双减"].into_iter().any(is_counted));
    }

    #[test]
    fn a_name_is_glued_to_its_verb_only_where_it_stands_by_itself_too() {
        let mut counts = WordCounts::default();
        counts.add_word("孔明");
        let glued = ["孔明道", "乡亲们", "到了", "每一件", "绿道", "小说"].map(|word| is_glued(&counts, word));
        assert_eq!(glued, [true, true, true, true, false, false]);
    }
}
