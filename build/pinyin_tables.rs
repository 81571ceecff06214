//! Makes the table of readings. The usual reading of each character comes from the `pinyin` crate (MIT); characters that
//! have several in use today are listed here.

use std::collections::BTreeMap;

use pinyin::ToPinyin as _;

use crate::{
    format::checksum,
    pinyin_format::{CHECKED_FROM, IDEOGRAPHS, MAGIC, SEVERAL, VERSION},
};

/// Characters with several readings in use today, tones aside. The crate knows many more, long out of use (是 as ti).
const IN_USE: &str = "
    阿a,e 扒ba,pa 蚌bang,beng 薄bo,bao 堡bao,bu,pu 辟pi,bi 扁bian,pian 便bian,pian 伯bo,bai 泊bo,po 卜bu,bo 剥bo,bao
    柏bai,bo 膀bang,pang 磅bang,pang 骠biao,piao 参can,shen,cen 藏cang,zang 曾zeng,ceng 差cha,chai,ci 查cha,zha
    刹sha,cha 禅chan,shan 颤chan,zhan 长chang,zhang 朝chao,zhao 车che,ju 称cheng,chen 乘cheng,sheng 澄cheng,deng
    盛sheng,cheng 匙chi,shi 臭chou,xiu 畜chu,xu 传chuan,zhuan 幢zhuang,chuang 椎zhui,chui 绰chuo,chao 伺si,ci
    攒zan,cuan 撮cuo,zuo 大da,dai 单dan,shan,chan 弹dan,tan 叨dao,tao 得de,dei 的de,di 地di,de 提ti,di 调diao,tiao
    都dou,du 读du,dou 度du,duo 囤dun,tun 侗dong,tong 恶e,wu 番fan,pan 否fou,pi 佛fo,fu 脯fu,pu 给gei,ji 贾jia,gu
    龟gui,jun,qiu 桧gui,hui 枸gou,ju 呱gua,gu 莞guan,wan 咖ka,ga 咳ke,hai 还hai,huan 行xing,hang 巷xiang,hang
    和he,huo,hu 核he,hu 吓xia,he 虹hong,jiang 会hui,kuai 豁huo,hua 奇qi,ji 缉ji,qi 系xi,ji 夹jia,ga 茄qie,jia
    见jian,xian 降jiang,xiang 强qiang,jiang 角jiao,jue 觉jue,jiao 校xiao,jiao 嚼jiao,jue 解jie,xie 芥jie,gai
    劲jin,jing 颈jing,geng 咀ju,zui 句ju,gou 圈quan,juan 隽juan,jun 浚jun,xun 卡ka,qia 壳ke,qiao 吭keng,hang 隗kui,wei
    落luo,la,lao 乐le,yue 勒le,lei 俩lia,liang 六liu,lu 偻lou,lv 露lu,lou 绿lv,lu 率lv,shuai 捋lv,luo 陆lu,liu
    棱leng,ling 弄nong,long 了le,liao 潦liao,lao 烙lao,luo 络luo,lao 姥lao,mu 抹mo,ma 没mei,mo 脉mai,mo 埋mai,man
    秘mi,bi 泌mi,bi 模mo,mu 牟mou,mu 万wan,mo 那na,nei 哪na,nei 呢ne,ni 娜na,nuo 拗ao,niu 尿niao,sui 疟nve,yao
    迫po,pai 胖pang,pan 刨pao,bao 炮pao,bao 屏ping,bing 朴pu,piao 瀑pu,bao 曝pu,bao 埔pu,bu 栖qi,xi 稽ji,qi 荠ji,qi
    铅qian,yan 亲qin,qing 区qu,ou 雀que,qiao 塞sai,se 色se,shai 杉shan,sha 厦sha,xia 蛇she,yi 什shen,shi 省sheng,xing
    识shi,zhi 石shi,dan 拾shi,she 食shi,si 似si,shi 属shu,zhu 熟shu,shou 数shu,shuo 说shuo,shui 宿su,xiu 缩suo,su
    谁shei,shui 沓ta,da 拓tuo,ta 褪tui,tun 驮tuo,duo 尾wei,yi 尉wei,yu 蔚wei,yu 涡wo,guo 洗xi,xian 铣xi,xian
    纤xian,qian 削xiao,xue 血xue,xie 叶ye,xie 邪xie,ye 吁xu,yu 咽yan,ye 殷yin,yan 约yue,yao 钥yao,yue 遗yi,wei
    艾ai,yi 员yuan,yun 熨yun,yu 咋za,ze,zha 择ze,zhai 扎za,zha 轧zha,ya,ga 粘zhan,nian 着zhe,zhao,zhuo 爪zhua,zhao
    折zhe,she 这zhe,zhei 殖zhi,shi 著zhu,zhuo,zhe 琢zhuo,zuo 仔zi,zai 拽zhuai,ye 祭ji,zhai 纶lun,guan
    重zhong,chong 种zhong,chong 仇chou,qiu 召zhao,shao 翟zhai,di 繁fan,po 盖gai,ge 嘿hei,mo 虾xia,ha 哦o,e 喔o,wo 诶ei,ai
    裳chang,shang 褚chu,zhu 覃qin,tan 谷gu,yu 铛dang,cheng 镐gao,hao 陂bei,pi 靓jing,liang 颉jie,xie 圩wei,xu 孱chan,can
    崴wei,wai 徵zheng,zhi 恫dong,tong 挟xie,jia 栎li,yue 桔ju,jie 歙she,xi 氏shi,zhi 汤tang,shang 沈shen,chen 涌yong,chong
    渑mian,sheng 溺ni,niao 澹dan,tan 炅jiong,gui 犍jian,qian 糜mi,mei 荨xun,qian 莎sha,suo 蕃fan,bo 藉ji,jie 蛤ha,ge
    裨bi,pi 谌chen,shen 蹊qi,xi 酵jiao,xiao 钿dian,tian 铤ting,ding 陶tao,yao 晟sheng,cheng 粥zhou,yu 宁ning
    伽jia,qie,ga 掺chan,can 红hong,gong 嗯en 蔓man,wan";

/// The packed table, as `src/words/pinyin/format.rs` describes it. `variants` leads from traditional characters to simplified
/// ones.
pub(crate) fn pack(variants: &[(char, char)]) -> Vec<u8> {
    let by_char = syllables_by_char(variants);
    let mut syllables: Vec<&str> = by_char.iter().flatten().copied().collect();
    syllables.sort_unstable();
    syllables.dedup();
    let number = |syllable: &str| syllables.binary_search(&syllable).map_or(0, |at| at as u16 + 1);
    let mut sets: Vec<[u16; 3]> = Vec::new();
    let mut reading = |of_char: &Vec<&str>| match of_char.as_slice() {
        [] => 0,
        [only] => number(only),
        [first, second, rest @ ..] => {
            let set = [number(first), number(second), number(rest.first().unwrap_or(second))];
            let place = sets.iter().position(|known| *known == set).unwrap_or_else(|| {
                sets.push(set);
                sets.len() - 1
            });
            SEVERAL + place as u16
        }
    };
    let readings: Vec<u16> = by_char.iter().map(&mut reading).collect();
    seal(&syllables.join("\n"), &sets, &readings)
}

/// The syllables that each ideograph may be read as, the usual one first.
fn syllables_by_char(variants: &[(char, char)]) -> Vec<Vec<&'static str>> {
    let several: BTreeMap<char, Vec<&str>> = IN_USE.split_whitespace().map(entry).collect();
    let simplified: BTreeMap<char, char> = variants.iter().copied().collect();
    let syllables_of = |c: char| {
        several
            .get(&c)
            .or_else(|| several.get(simplified.get(&c)?))
            .cloned()
            .unwrap_or_else(|| usual_reading(c).into_iter().collect())
    };
    IDEOGRAPHS.filter_map(|unit| char::from_u32(unit.into())).map(syllables_of).collect()
}

/// The file.
fn seal(syllables: &str, sets: &[[u16; 3]], readings: &[u16]) -> Vec<u8> {
    let mut body = Vec::new();
    body.extend((syllables.len() as u32).to_le_bytes());
    body.extend((sets.len() as u32).to_le_bytes());
    body.extend(syllables.as_bytes());
    body.extend(sets.iter().flatten().chain(readings).flat_map(|number| number.to_le_bytes()));
    let byte_len = (CHECKED_FROM + body.len()) as u32;
    [&MAGIC[..], &VERSION.to_le_bytes(), &byte_len.to_le_bytes(), &checksum(&body).to_le_bytes(), &body].concat()
}

/// `长chang,zhang`, taken apart.
fn entry(text: &str) -> (char, Vec<&str>) {
    let (character, readings) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    (character.chars().next().unwrap_or_default(), readings.split(',').collect())
}

/// The usual reading without its tone, ü as v; `None` for what no syllable is (嗯 as ń).
fn usual_reading(c: char) -> Option<&'static str> {
    match c.to_pinyin()?.plain() {
        "lü" => Some("lv"),
        "lüe" => Some("lve"),
        "nü" => Some("nv"),
        "nüe" => Some("nve"),
        syllable => (syllable.is_ascii() && syllable.contains(['a', 'e', 'i', 'o', 'u'])).then_some(syllable),
    }
}
