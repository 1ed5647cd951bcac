using Dengke.Domain.Kernel;

namespace Dengke.Tables;

/// <summary>Why the table in a file is refused, where the file itself can be read.</summary>
internal static partial class TableFailures
{
    public static Failure NoSheet(string file) =>
        Make("no_sheet", $"文件“{file}”里没有可见的、有内容的工作表。", $"\"{file}\" has no visible sheet with anything in it.");

    public static Failure UnknownSheet(string sheet, IEnumerable<string> sheets) =>
        Make(
            "unknown_sheet",
            $"文件里没有名为“{sheet}”的工作表, 有: {string.Join("、", sheets)}。",
            $"There is no sheet \"{sheet}\"; there are: {string.Join(", ", sheets)}."
        );

    public static Failure SeveralTables(IReadOnlyList<string> sheets) =>
        Make(
            "several_tables",
            $"文件里有 {sheets.Count} 张带表头的工作表({string.Join("、", sheets)}), 请合为一张或指明其中一张。",
            $"The file has {sheets.Count} sheets with a header ({string.Join(", ", sheets)}); merge them or name one."
        );

    public static Failure NoHeader(int rows) =>
        Make(
            "no_header",
            $"前 {rows} 行里找不到表头: 没有一行含有“学号”“姓名”“证件号码”等栏目名。",
            $"No header in the first {rows} rows: none has labels such as 学号, 姓名, 证件号码."
        );

    public static Failure MissingKey(int row, IReadOnlyList<string> keys) =>
        Make(
            "missing_key_column",
            $"表头(第 {row} 行)缺少关键列, {string.Join("、", keys)}至少要有一列。",
            $"The header (row {row}) has no key column; at least one of {string.Join(", ", keys)} is needed."
        );

    public static Failure TwoHeaderRows(int first, int second) =>
        Make(
            "two_header_rows",
            $"表头占了第 {first}、{second} 两行, 请并成一行, 每列一个栏目名。",
            $"The header takes two rows ({first} and {second}); make it one row with one label a column."
        );

    public static Failure DuplicateColumn(string field, TableColumn one, TableColumn other) =>
        Make(
            "duplicate_column",
            $"{one.Letter} 列“{one.Header}”与 {other.Letter} 列“{other.Header}”都是{field}, 请删去一列, 或在列对应中略过一列。",
            $"Columns {one.Letter} \"{one.Header}\" and {other.Letter} \"{other.Header}\" both carry {field}; drop or ignore one."
        );

    public static Failure TooManyColumns(int columns, int limit) =>
        Make(
            "too_many_columns",
            $"表格有 {columns} 列, 超过 {limit} 列的上限, 请删去不用的列再导入。",
            $"The table has {columns} columns, over the limit of {limit}; remove those that are not needed."
        );

    public static Failure TooManyCells(int rows, int columns) =>
        Make(
            "sheet_too_large",
            $"工作表的范围有 {rows} 行 × {columns} 列, 请删去数据以外的空行空列再存。",
            $"The sheet spans {rows} rows × {columns} columns; delete the empty ones outside the data and save it again."
        );

    public static Failure TooManyErrors(string file, int limit) =>
        Make(
            "too_many_errors",
            $"文件“{file}”里出错的公式(如 #N/A)超过 {limit} 处, 请改好公式或粘贴为数值再导入。",
            $"\"{file}\" has over {limit} error values such as #N/A; mend the formulas or paste values."
        );

    public static Failure CellTooLong(int row, int column, int limit) =>
        Make(
            "cell_too_long",
            $"{TableColumn.LetterOf(column)}{row} 单元格超过 {limit} 个字符, 请检查此处的引号或内容。",
            $"Cell {TableColumn.LetterOf(column)}{row} is over {limit} characters; check its quotes or its content."
        );

    public static Failure TooManyCellsInRow(int row, int cells, int columns) =>
        Make(
            "row_too_wide",
            $"第 {row} 行有 {cells} 格, 表头只有 {columns} 列, 可能有内容含分隔符而未加引号。",
            $"Row {row} has {cells} cells, the header only {columns}; a value may hold the separator without quotes."
        );

    public static Failure UnclosedQuote(int line) =>
        Make(
            "unclosed_quote",
            $"第 {line} 行的双引号没有成对, 请补上或删去后再导入。",
            $"A double quote in line {line} is not closed; close or remove it."
        );

    public static Failure NulByte(int line) =>
        Make(
            "nul_byte",
            $"第 {line} 行含有空字节(NUL), 文件不是文本或已损坏, 请重新导出。",
            $"Line {line} holds a NUL byte; the file is no text, or is damaged: export it again."
        );

    public static Failure MixedEncoding(int line) =>
        Make(
            "mixed_encoding",
            $"第 {line} 行的字符编码与其他行不同(UTF-8 与 GB18030 混用), 请统一编码后再导入。",
            $"Line {line} is in another encoding than the rest (UTF-8 and GB18030 are mixed); use one."
        );

    public static Failure BadEncoding(int line, string encoding) =>
        Make(
            "bad_encoding",
            $"第 {line} 行含有不是 {encoding} 的字节, 请另存为 UTF-8 编码后再导入。",
            $"Line {line} holds bytes that are not {encoding}; save the file as UTF-8."
        );

    public static Failure LineTooLong(int line) =>
        Make(
            "line_too_long",
            $"第 {line} 行长得不正常, 文件可能不是表格。",
            $"Line {line} is abnormally long; the file may not be a table."
        );

    public static Failure BadDbfColumn(string name, int width) =>
        Make(
            "bad_dbf_column",
            name.Length == 0
                ? $"DBF 文件不能有 {width} 列。"
                : $"DBF 列“{name}”(宽 {width})不合规矩: 名称为 1 至 10 个字母数字且不重复, 宽 1 至 254。",
            name.Length == 0
                ? $"A DBF file cannot have {width} columns."
                : $"DBF column \"{name}\" (width {width}): a name is 1 to 10 letters or digits, used once; a width is 1 to 254."
        );

    public static Failure BadMap() =>
        Make(
            "bad_column_map",
            "列对应文件应为“表头: 字段名”的对照, 请检查其写法。",
            "The column map is to be an object of header: field key; check how it is written."
        );

    public static Failure UnknownField(string header, string key) =>
        Make(
            "unknown_field",
            $"列对应中“{header}”指向的字段“{key}”不存在。",
            $"The column map sends \"{header}\" to \"{key}\", which is no field."
        );
}
