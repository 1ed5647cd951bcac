/** The few sentences that a script says by itself, in the language of the page. */
const words = {
  zh: {
    left: "还剩 {0}",
    past: "已过 {0}",
    days: "{0} 天",
    hours: "{0} 小时",
    minutes: "{0} 分钟",
    chosen: "已选 {0} 行",
    confirmTitle: "请确认",
    confirm: "确认",
    cancel: "再想想",
    close: "关闭",
    copied: "已复制",
    copyFailed: "未能复制，请手动选取。",
    show: "显示",
    hide: "隐藏",
    offline: "没有连上服务器。您填写的内容还在本页，请稍后再试。",
    failed: "服务器未能处理这一步，没有任何内容被更改。请再试一次。",
    expired: "登录已过期。请在新窗口登录后回到本页再试。",
    tooLarge: "“{0}”超过 {1}，请压缩或另选文件。",
    line: "第 {0} 行",
    tooMany: "一次最多 {0} 张，您选了 {1} 张；请分几次，或用命令 dengke photos check。",
    checking: "正在检查 {0} / {1}：不合格 {2}，待复核 {3}，合格 {4}",
    checked: "已检查 {0} 张：不合格 {1}，待复核 {2}，合格 {3}",
  },
  en: {
    left: "{0} left",
    past: "{0} ago",
    days: "{0} d",
    hours: "{0} h",
    minutes: "{0} min",
    chosen: "{0} rows selected",
    confirmTitle: "Please confirm",
    confirm: "Confirm",
    cancel: "Not yet",
    close: "Close",
    copied: "Copied",
    copyFailed: "Could not copy; please select the text by hand.",
    show: "Show",
    hide: "Hide",
    offline: "The server cannot be reached. What you entered is still on this page; try again shortly.",
    failed: "The server could not do this; nothing was changed. Please try again.",
    expired: "You have been signed out. Sign in again in another window, then retry here.",
    tooLarge: "“{0}” is larger than {1}; compress it or choose another file.",
    line: "Line {0}",
    tooMany: "At most {0} at once, you chose {1}: send them in parts, or use the command dengke photos check.",
    checking: "Checking {0} of {1}: {2} fail, {3} review, {4} pass",
    checked: "{0} photos checked: {1} fail, {2} review, {3} pass",
  },
} as const;

export type Word = keyof typeof words.zh;

export function say(word: Word, ...values: (string | number)[]): string {
  const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";
  return words[language][word].replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));
}
