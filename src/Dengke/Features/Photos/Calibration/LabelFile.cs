using System.Text;
using Dengke.Domain.Kernel;
using Dengke.Photos.Calibration;
using nietras.SeparatedValues;

namespace Dengke.Features.Photos.Calibration;

/// <summary>One line of a labels file.</summary>
/// <param name="File">The picture.</param>
/// <param name="Rules">The rules that the label is about; empty for a picture that is good by all.</param>
internal sealed record Label(PhotoFile File, Expectation Expectation, IReadOnlyList<string> Rules);

/// <summary>Reads labels: a CSV with the columns <c>file</c>, <c>expect</c>, <c>rule</c>; the pictures lie beside it.</summary>
internal static class LabelFile
{
    private static readonly string[] Columns = ["file", "expect", "rule"];

    public static Outcome<IReadOnlyList<Label>> Read(string path)
    {
        if (!File.Exists(path))
        {
            return Wrong($"没有文件“{path}”。 There is no such file.");
        }

        try
        {
            return ReadRows(path);
        }
        catch (InvalidDataException e)
        {
            return Wrong($"{path}: 不是完整的 CSV。 Not a whole CSV: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static Outcome<IReadOnlyList<Label>> ReadRows(string path)
    {
        using var reader = Sep.New(',')
            .Reader(o => o with { Unescape = true, DisableColCountCheck = true })
            .FromText(Decode(File.ReadAllBytes(path)));
        if (Columns.FirstOrDefault(c => !reader.Header.TryIndexOf(c, out _)) is { } absent)
        {
            return Wrong($"{path}: 缺少列 {absent}。 The column {absent} is missing.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var labels = new List<Label>();
        foreach (var row in reader)
        {
            var read = ReadRow(folder, row["file"].ToString(), row["expect"].ToString(), row["rule"].ToString());
            if (read.Failure is { } failure)
            {
                return Wrong($"{path} 第 {row.LineNumberFrom} 行: {failure.Message}");
            }

            labels.Add(read.Value);
        }

        return labels.Count > 0 ? labels : Wrong($"{path}: 没有内容。 There is nothing in it.");
    }

    private static Outcome<Label> ReadRow(string folder, string file, string expect, string rule)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            return Wrong($"没有照片“{file}”。 There is no such photo.");
        }

        if (!Enum.TryParse<Expectation>(expect, ignoreCase: true, out var expectation) || char.IsAsciiDigit(expect[0]))
        {
            return Wrong($"expect 应为 pass, warn, fail 或 human, 不能是“{expect}”。 It is pass, warn, fail or human.");
        }

        return LabelRules.Of(rule) is { } rules
            ? new Label(new PhotoFile(path, file, file), expectation, rules)
            : Wrong($"没有规则“{rule}”。 There is no such rule.");
    }

    /// <summary>UTF-8 with or without mark, else what a Chinese spreadsheet saves by itself.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(bytes)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("gb18030").GetString(bytes);
        }
    }

    private static Failure Wrong(string message) => Failure.Invalid("labels", message, message);
}
