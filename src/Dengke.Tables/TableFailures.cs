using Dengke.Domain.Kernel;

namespace Dengke.Tables;

/// <summary>Why a file is refused: one sentence each, with a stable code. What happened first, then what to do.</summary>
internal static partial class TableFailures
{
    public static Failure Missing(string file) => Make("file_missing", $"找不到文件“{file}”。", $"There is no file \"{file}\".");

    public static Failure Directory(string file) =>
        Make("file_is_directory", $"“{file}”是文件夹, 请指明其中的文件。", $"\"{file}\" is a folder; name a file in it.");

    public static Failure Unreadable(string file) =>
        Make("file_unreadable", $"没有权限读取文件“{file}”。", $"\"{file}\" may not be read: permission denied.");

    public static Failure Busy(string file) =>
        Make(
            "file_busy",
            $"读取文件“{file}”时出错, 它可能正被其他程序占用或所在的盘已断开。",
            $"\"{file}\" could not be read; another program may hold it, or its disk is gone."
        );

    public static Failure Empty(string file) =>
        Make("file_empty", $"文件“{file}”是空的(0 字节), 请重新导出。", $"\"{file}\" is empty (0 bytes); export it again.");

    public static Failure TooLarge(string file, long limit) =>
        Make(
            "file_too_large",
            $"文件“{file}”超过 {limit >> 20} MB 的上限, 请分成几个文件或导出为 CSV。",
            $"\"{file}\" is over the limit of {limit >> 20} MB; split it or export CSV."
        );

    public static Failure NotATable(string file, string what, string english) =>
        Make(
            "not_a_table",
            $"文件“{file}”的内容是{what}, 不是表格; 请另存为 XLSX、XLS、CSV 或 DBF。",
            $"\"{file}\" is {english}, not a table; save it as XLSX, XLS, CSV or DBF."
        );

    public static Failure SaveAs(string file, string what, string english) =>
        Make(
            "format_not_read",
            $"文件“{file}”是{what}, 请用 Excel 或 WPS 打开后另存为“Excel 工作簿(.xlsx)”。",
            $"\"{file}\" is {english}; open it in Excel or WPS and save it as an Excel workbook (.xlsx)."
        );

    public static Failure Damaged(string file) =>
        Make(
            "file_damaged",
            $"文件“{file}”已损坏或不完整, 请重新导出或用 Excel 修复后另存。",
            $"\"{file}\" is damaged or incomplete; export it again, or repair and save it in Excel."
        );

    public static Failure WrongCount(string file, long said, long found) =>
        Make(
            "record_count_differs",
            $"文件“{file}”的文件头说有 {said} 条记录, 实际有 {found} 条, 文件不完整, 请重新导出。",
            $"The header of \"{file}\" says {said} records, but there are {found}; export it again."
        );

    public static Failure NotRegular(string file) =>
        Make(
            "file_not_regular",
            $"“{file}”不是普通文件, 请先存成文件。",
            $"\"{file}\" is not a regular file; save it as one first."
        );

    public static Failure Password(string file) =>
        Make(
            "file_has_password",
            $"文件“{file}”设有打开密码, 请先取消密码再导入。",
            $"\"{file}\" is protected by a password; remove the password first."
        );

    public static Failure Macros(string file) =>
        Make(
            "file_has_macros",
            $"文件“{file}”含有宏, 请另存为不含宏的“Excel 工作簿(.xlsx)”。",
            $"\"{file}\" contains macros; save it as an Excel workbook (.xlsx) without macros."
        );

    public static Failure ExternalLinks(string file) =>
        Make(
            "file_has_external_links",
            $"文件“{file}”引用了其他文件里的数据, 请复制后“选择性粘贴为数值”再另存。",
            $"\"{file}\" takes data from other files; paste it as values and save it again."
        );

    public static Failure Bomb(string file) =>
        Make(
            "file_unpacks_too_large",
            $"文件“{file}”解压后大得不正常, 已拒绝打开。",
            $"\"{file}\" unpacks to an abnormal size and was not opened."
        );

    public static Failure Dtd(string file) =>
        Make(
            "file_has_dtd",
            $"文件“{file}”内含 XML 实体声明(DTD), 正常的表格没有, 已拒绝打开。",
            $"\"{file}\" declares XML entities (DTD), which no genuine workbook does; it was not opened."
        );

    public static Failure PartName(string file) =>
        Make(
            "file_has_bad_part_name",
            $"文件“{file}”内部的条目名不合规矩(重名、绝对路径或“..”), 已拒绝打开。",
            $"\"{file}\" has parts with unlawful names (doubled, absolute, or with \"..\"); it was not opened."
        );

    private static Failure Make(string code, string chinese, string english) => new(FailureKind.Invalid, code, chinese, english);
}
