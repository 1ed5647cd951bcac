using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dengke.Features.Shared.Campaigns.Yaml.Tree;

/// <summary>Writes a tree as YAML, text quoted wherever any YAML reader could take it for something else.</summary>
internal static partial class YamlWriter
{
    private static readonly EmitterSettings Settings = EmitterSettings.Default.WithIndentedSequences();

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
                var mappingStyle = mapping.IsFlow ? MappingStyle.Flow : MappingStyle.Block;
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, mappingStyle));
                foreach (var entry in mapping.Entries)
                {
                    Emit(emitter, entry.Key, ScalarStyle.Plain);
                    Emit(emitter, entry.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case Sequence sequence:
                var sequenceStyle = sequence.IsFlow ? SequenceStyle.Flow : SequenceStyle.Block;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, sequenceStyle));
                foreach (var item in sequence.Items)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case Scalar scalar:
                Emit(emitter, scalar.Text, scalar.Form == ScalarForm.Plain ? ScalarStyle.Plain : StyleOf(scalar.Text));
                break;
        }
    }

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

    private static ScalarStyle StyleOf(string text) =>
        text switch
        {
            _ when FitsBlock(text) => ScalarStyle.Literal,
            _ when NeedsEscapes(text) => ScalarStyle.DoubleQuoted,
            _ when LooksLikeAnotherType().IsMatch(text) => ScalarStyle.SingleQuoted,
            _ => ScalarStyle.Any,
        };

    /// <summary>
    /// Several lines that a literal block keeps, also through an editor that cuts blanks at the end of lines.
    /// </summary>
    private static bool FitsBlock(string text)
    {
        var lines = text.Split('\n');
        return lines.Length > 1
            && lines[0].Length > 0
            && lines[0][0] != ' '
            && !text.EndsWith("\n\n", StringComparison.Ordinal)
            && lines.All(l => !l.EndsWith(' ') && !l.Any(IsUnprintable));
    }

    private static bool NeedsEscapes(string text) =>
        text.Length == 0 || text[0] == ' ' || text[^1] == ' ' || text.Any(c => c == '\n' || IsUnprintable(c));

    private static bool IsUnprintable(char c) =>
        c is '\uFEFF' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' || (char.IsControl(c) && c != '\n');

    /// <summary>Null, truth values, numbers, dates and times of YAML 1.1 and 1.2.</summary>
    [GeneratedRegex(
        @"\A(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?\.(?:inf|nan)|[-+]?[\d_.][\d_,.:eExXoOa-fA-F+-]*|\d{4}-\d.*)\z",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex LooksLikeAnotherType();
}
