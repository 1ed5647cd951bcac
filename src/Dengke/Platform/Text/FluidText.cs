using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;

namespace Dengke.Platform.Text;

/// <summary>What is wrong with a template.</summary>
/// <param name="Line">Within the template, 1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
/// <param name="Reason">In the template language's own words; null for a name that is not allowed.</param>
/// <param name="Name">The field that there is not; null for bad syntax.</param>
public sealed record TextFlaw(int Line, int Column, string? Reason, string? Name);

/// <summary>
/// A text with fields, in Liquid as Fluid reads it: <c>{{ field }}</c>, filters, and the tags <c>if</c>, <c>unless</c>, <c>case</c> and
/// <c>comment</c>. Read once and rendered any number of times, by any number of threads; it sees the fields that it is given, which are texts, and
/// nothing else. Nothing is encoded: it makes plain text.
/// </summary>
public sealed partial class FluidText
{
    /// <summary>A template's steps; a text of twenty thousand characters takes a tenth of it.</summary>
    private const int MostSteps = 100_000;

    private static readonly string[] Tags = ["if", "unless", "case", "comment"];
    private static readonly FluidParser Parser = NewParser();
    private static readonly TemplateOptions Options = new() { StrictFilters = true, MaxSteps = MostSteps };
    private readonly IFluidTemplate template;

    private FluidText(IFluidTemplate template) => this.template = template;

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="fields">The names that may stand in it.</param>
    /// <param name="flaws">What is wrong with it, in the order of the text; empty where it can be used.</param>
    /// <returns>Null where there is something wrong.</returns>
    public static FluidText? Read(string text, IReadOnlyCollection<string> fields, out IReadOnlyList<TextFlaw> flaws)
    {
        if (!Parser.TryParse(text, out var template, out var error))
        {
            flaws = [SyntaxFlaw(error)];
            return null;
        }

        var used = new UsedNames();
        used.VisitTemplate(template);
        flaws =
        [
            .. used
                .Fields.Where(f => !fields.Contains(f))
                .Select(f => Find(text, f, null, f))
                .Concat(
                    used.Filters.Where(f => !Options.Filters.TryGetValue(f, out _))
                        .Select(f => Find(text, f, $"unknown filter: {f}", null))
                )
                .OrderBy(f => f.Line)
                .ThenBy(f => f.Column),
        ];
        return flaws.Count == 0 ? new FluidText(template) : null;
    }

    /// <summary>Fills the fields in; one that has no value is empty, and false in a condition.</summary>
    /// <exception cref="InvalidOperationException">It takes too many steps.</exception>
    public string Render(IReadOnlyDictionary<string, string> values)
    {
        var context = new TemplateContext(Options) { CultureInfo = CultureInfo.InvariantCulture };
        foreach (var (name, value) in values.Where(v => v.Value.Length > 0))
        {
            context.SetValue(name, value);
        }

        return template.Render(context);
    }

    private static FluidParser NewParser()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false });
        foreach (var tag in parser.RegisteredTags.Keys.Except(Tags, StringComparer.Ordinal).ToList())
        {
            parser.RegisteredTags.Remove(tag);
        }

        return parser;
    }

    private static TextFlaw SyntaxFlaw(string error)
    {
        var place = Place().Match(error);
        var reason = place.Success ? error[..place.Index].Trim() : error.Split('\n')[0].Trim();
        return place.Success
            ? new TextFlaw(Number(place.Groups["line"]), Number(place.Groups["column"]), reason, null)
            : new TextFlaw(1, 1, reason, null);
    }

    private static int Number(Group group) => Math.Max(1, int.Parse(group.ValueSpan, CultureInfo.InvariantCulture));

    /// <summary>The language's tree knows no places, so a name is looked for where fields and tags stand.</summary>
    private static TextFlaw Find(string text, string name, string? reason, string? field)
    {
        var word = new Regex($@"(?<![\w.]){Regex.Escape(name)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var at = Code().Matches(text).Select(c => (c.Index, Match: word.Match(c.Value))).FirstOrDefault(c => c.Match.Success);
        var index = at.Match is null ? 0 : at.Index + at.Match.Index;
        var before = text[..index];
        return new TextFlaw(before.Count(c => c == '\n') + 1, index - (before.LastIndexOf('\n') + 1) + 1, reason, field);
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\s+at \((?<line>[0-9]{1,9}):(?<column>[0-9]{1,9})\)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Place();

    /// <summary>Which fields and filters a template names, whatever its conditions come to.</summary>
    private sealed class UsedNames : AstVisitor
    {
        public SortedSet<string> Fields { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Filters { get; } = new(StringComparer.Ordinal);

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            Fields.Add(
                string.Join('.', memberExpression.Segments.Select(s => s is IdentifierSegment name ? name.Identifier : "[]"))
            );
            return base.VisitMemberExpression(memberExpression);
        }

        protected override Expression VisitFilterExpression(FilterExpression filterExpression)
        {
            Filters.Add(filterExpression.Name);
            return base.VisitFilterExpression(filterExpression);
        }
    }
}
