using System.Text.RegularExpressions;

namespace Dengke.Photos.Specifications.Yaml;

/// <summary>Reads a tree as a specification; what is wrong goes to <paramref name="problems"/>.</summary>
/// <param name="measures">The names that a rule may use; null for any.</param>
internal sealed partial class SpecificationReader(Problems problems, IReadOnlyCollection<string>? measures)
{
    private const int LargestSide = 10_000;
    private static readonly string[] KnownFormats = ["jpeg", "png", "webp", "bmp", "gif"];

    /// <summary>The specification; null, or one not to be used, if there were problems.</summary>
    public PhotoSpecification? Read(Mapping root)
    {
        var fields = new Fields(root, "", problems);
        var extended = ReadExtended(fields);
        var id = ReadId(fields);
        var name = fields.Name("name") ?? extended?.Name;
        var source = fields.Text("source") ?? extended?.Source;
        var size = ReadSize(fields, extended?.Size);
        var formats = ReadFormats(fields) ?? extended?.Formats ?? ["jpeg"];
        var encoded = ReadEncode(fields, extended?.EncodedBytes ?? Bounds.Any);
        var backgrounds = ReadBackgrounds(fields) ?? extended?.Backgrounds ?? [];
        var head = ReadHead(fields, extended?.Head);
        var rules = fields.Inner("rules");
        var list = rules is null ? extended?.Rules : new RulesReader(measures, problems).Read(rules, extended?.Rules ?? []);
        fields.RefuseRest();
        if (extended is null && root.Find("extends") is null)
        {
            fields.Required(name, "name");
            fields.Required(size, "size");
            fields.Required(head, "head");
            fields.Required(list, "rules");
        }

        return id is null || name is null || size is null || head is null || list is null
            ? null
            : new PhotoSpecification
            {
                Id = id,
                Name = name,
                Source = source ?? "",
                Size = size,
                Formats = formats,
                EncodedBytes = encoded,
                Backgrounds = backgrounds,
                Head = head,
                Rules = list,
            };
    }

    private static PhotoSpecification? ReadExtended(Fields fields)
    {
        var id = fields.Text("extends");
        var extended = id is null ? null : ShippedSpecifications.Find(id);
        if (id is not null && extended is null)
        {
            var known = string.Join(", ", ShippedSpecifications.Ids);
            fields.Report(
                fields.Take("extends")!,
                "extends",
                $"没有自带的规格“{id}”; 可用 {known}。",
                $"There is no shipped specification of that id; there are {known}."
            );
        }

        return extended;
    }

    private static string? ReadId(Fields fields)
    {
        var id = fields.Required(fields.Text("id"), "id");
        if (id is null || IdPattern().IsMatch(id))
        {
            return id;
        }

        fields.Report(
            fields.Take("id")!,
            "id",
            "应由小写字母、数字和连字符组成。",
            "An id is lower-case letters, digits and hyphens."
        );
        return null;
    }

    private static PictureSize? ReadSize(Fields fields, PictureSize? extended)
    {
        if (fields.Inner("size") is not { } inner)
        {
            return extended;
        }

        var width = inner.Whole("width", 1, LargestSide) ?? extended?.Width;
        var height = inner.Whole("height", 1, LargestSide) ?? extended?.Height;
        var dpi = inner.Take("dpi") is Scalar { IsNull: true } ? null : inner.Whole("dpi", 1, LargestSide) ?? extended?.Dpi;
        var exact = inner.Truth("exact") ?? extended?.Exact ?? true;
        inner.RefuseRest();
        if (extended is null)
        {
            inner.Required(width, "width");
            inner.Required(height, "height");
        }

        return width is { } w && height is { } h ? new PictureSize(w, h, dpi, exact) : null;
    }

    private static List<string>? ReadFormats(Fields fields)
    {
        if (fields.List("formats") is not { } list)
        {
            return null;
        }

        foreach (var wrong in list.Where(i => i is not Scalar s || !KnownFormats.Contains(s.Text)))
        {
            var known = string.Join(", ", KnownFormats);
            fields.Report(wrong, "formats", $"不认识的格式; 可用 {known}。", $"An unknown format; known are {known}.");
        }

        if (list.Count == 0)
        {
            fields.Report(fields.Take("formats")!, "formats", "至少写一种格式。", "There has to be a format.");
        }

        return [.. list.OfType<Scalar>().Select(s => s.Text)];
    }

    private static Bounds ReadEncode(Fields fields, Bounds extended)
    {
        if (fields.Inner("encode") is not { } inner)
        {
            return extended;
        }

        var min = inner.Take("min_kb") is Scalar { IsNull: true } ? double.NegativeInfinity : Bytes("min_kb") ?? extended.Min;
        var max = inner.Take("max_kb") is Scalar { IsNull: true } ? double.PositiveInfinity : Bytes("max_kb") ?? extended.Max;
        inner.RefuseRest();
        if (min > max)
        {
            fields.Report(fields.Take("encode")!, "encode", "min_kb 大于 max_kb。", "min_kb is larger than max_kb.");
            return extended;
        }

        return new Bounds(min, max);

        double? Bytes(string key) => inner.Number(key) * 1024;
    }

    private List<BackgroundColour>? ReadBackgrounds(Fields fields) =>
        fields.List("background") is { } list ? [.. list.Select(ReadBackground).OfType<BackgroundColour>()] : null;

    private BackgroundColour? ReadBackground(Node node, int index)
    {
        var path = $"background[{index}]";
        if (node is not Mapping mapping)
        {
            problems.Add(
                node.Place,
                path,
                "应写成 {zh: 浅蓝, en: light blue, rgb: [100, 197, 255]}。",
                "This should be {zh, en, rgb: [r, g, b]}."
            );
            return null;
        }

        var inner = new Fields(mapping, path, problems);
        var rgb = inner.Required(inner.List("rgb"), "rgb");
        var parts = rgb?.OfType<Scalar>().Select(s => byte.TryParse(s.Text, out var v) ? v : (byte?)null).OfType<byte>().ToList();
        if (rgb is not null && (rgb.Count != 3 || parts!.Count != 3))
        {
            inner.Report(
                inner.Take("rgb")!,
                "rgb",
                "应是三个 0 到 255 的整数。",
                "This should be three whole numbers from 0 to 255."
            );
        }

        var name = inner.Name(alone: false);
        inner.RefuseRest();
        return name is not null && parts is [var r, var g, var b] ? new BackgroundColour(name, r, g, b) : null;
    }

    private static HeadPlacement? ReadHead(Fields fields, HeadPlacement? extended)
    {
        if (fields.Inner("head") is not { } inner)
        {
            return extended;
        }

        var eyes = inner.Number("eyes_to_top") ?? extended?.EyesToTop;
        var face = inner.Number("face_width") ?? extended?.FaceWidth;
        inner.RefuseRest();
        if (extended is null)
        {
            inner.Required(eyes, "eyes_to_top");
            inner.Required(face, "face_width");
        }

        return eyes is { } e && face is { } f ? new HeadPlacement(e, f) : null;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.None, 1000)]
    private static partial Regex IdPattern();
}
