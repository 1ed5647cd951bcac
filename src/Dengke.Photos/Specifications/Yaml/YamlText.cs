using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dengke.Photos.Specifications.Yaml;

/// <summary>Writes a tree as YAML.</summary>
internal static class YamlText
{
    private static readonly EmitterSettings Settings = EmitterSettings
        .Default.WithIndentedSequences()
        .WithBestWidth(int.MaxValue);

    /// <summary>The YAML of a mapping, each line ended by a line feed.</summary>
    public static string Write(Mapping root)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        Emit(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, Node node)
    {
        switch (node)
        {
            case Mapping mapping:
                var style = mapping.IsFlow ? MappingStyle.Flow : MappingStyle.Block;
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
                foreach (var entry in mapping.Entries)
                {
                    Emit(emitter, entry.Key, ScalarStyle.Plain);
                    Emit(emitter, entry.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case Sequence sequence:
                var row = sequence.IsFlow ? SequenceStyle.Flow : SequenceStyle.Block;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, row));
                foreach (var item in sequence.Items)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case Scalar scalar:
                Emit(emitter, scalar.Text, StyleOf(scalar));
                break;
        }
    }

    /// <summary>Text that would read as nothing, or that the emitter could change in writing plainly, is quoted.</summary>
    private static ScalarStyle StyleOf(Scalar scalar) =>
        scalar switch
        {
            { IsNull: true } => ScalarStyle.Plain,
            { Text: "" or "~" or "null" or "Null" or "NULL" } => ScalarStyle.DoubleQuoted,
            { Text: var text } when text != text.Trim() || text.Any(char.IsControl) => ScalarStyle.DoubleQuoted,
            _ => ScalarStyle.Any,
        };

    private static void Emit(Emitter emitter, string text, ScalarStyle style) =>
        emitter.Emit(
            new YamlDotNet.Core.Events.Scalar(
                AnchorName.Empty,
                TagName.Empty,
                text,
                style,
                isPlainImplicit: true,
                isQuotedImplicit: true
            )
        );
}
