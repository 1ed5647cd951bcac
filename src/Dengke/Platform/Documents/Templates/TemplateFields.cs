using Dengke.Domain.Campaigns;
using Fluid;
using Fluid.Ast;

namespace Dengke.Platform.Documents.Templates;

/// <summary>Finds the fields and filters that a template names and that there are not, and the statements that it may not use.</summary>
internal sealed class TemplateFields(FactShape facts, string text, TemplateOptions options) : AstVisitor
{
    private static readonly FactShape Plain = new FactShape.Value();
    private static readonly FactShape Any = new FactShape.Anything();

    private static readonly FactShape Loop = new FactShape.Record(
        new[] { "first", "last", "index", "index0", "rindex", "rindex0", "length" }.ToDictionary(n => n, _ => Plain)
    );

    /// <summary>Filters that give some of a list's items.</summary>
    private static readonly string[] Choosing =
    [
        "where",
        "reject",
        "sort",
        "sort_natural",
        "reverse",
        "slice",
        "uniq",
        "compact",
    ];

    private readonly Dictionary<string, FactShape> assigned = [];
    private readonly List<(string Name, FactShape Shape)> loops = [];
    private readonly List<TemplateProblem> problems = [];

    public IReadOnlyList<TemplateProblem> Problems => problems;

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        ShapeOf(memberExpression, report: true);
        return base.VisitMemberExpression(memberExpression);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        var name = filterExpression.Name;
        if (!options.Filters.TryGetValue(name, out _))
        {
            Report(name, $"没有名为“{name}”的过滤器。");
        }

        return base.VisitFilterExpression(filterExpression);
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        if (forStatement.Source is { } source)
        {
            Visit(source);
        }

        var before = loops.Count;
        loops.Add(("forloop", Loop));
        loops.Add((forStatement.Identifier, forStatement.Source is { } list ? ItemOf(ShapeOf(list)) : Plain));
        foreach (var statement in forStatement.Statements)
        {
            Visit(statement);
        }

        loops.RemoveRange(before, loops.Count - before);
        if (forStatement.Else is { } otherwise)
        {
            Visit(otherwise);
        }

        return forStatement;
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        Visit(assignStatement.Value);
        assigned[assignStatement.Identifier] = ShapeOf(assignStatement.Value);
        return assignStatement;
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        assigned[captureStatement.Identifier] = Plain;
        return base.VisitCaptureStatement(captureStatement);
    }

    protected override Statement VisitIncludeStatement(IncludeStatement includeStatement) => Refuse("include", includeStatement);

    protected override Statement VisitRenderStatement(RenderStatement renderStatement) => Refuse("render", renderStatement);

    protected override Statement VisitFromStatement(FromStatement fromStatement) => Refuse("from", fromStatement);

    protected override Statement VisitMacroStatement(MacroStatement macroStatement) => Refuse("macro", macroStatement);

    protected override Statement VisitTableRowStatement(TableRowStatement tableRowStatement) =>
        Refuse("tablerow", tableRowStatement);

    private Statement Refuse(string tag, Statement statement)
    {
        Report(tag, $"模板中不能用“{{% {tag} %}}”。");
        return statement;
    }

    private FactShape ShapeOf(Expression expression) =>
        expression switch
        {
            MemberExpression member => ShapeOf(member, report: false),
            FilterExpression filter when Choosing.Contains(filter.Name, StringComparer.Ordinal) => ShapeOf(filter.Input),
            FilterExpression { Name: "first" or "last" } filter => ItemOf(ShapeOf(filter.Input)),
            LiteralExpression => Plain,
            _ => Any,
        };

    private static FactShape ItemOf(FactShape shape) => shape is FactShape.ListOf list ? list.Item : Any;

    /// <summary>What a path such as <c>fees.on_site</c> leads to.</summary>
    private FactShape ShapeOf(MemberExpression expression, bool report)
    {
        FactShape? shape = null;
        var path = "";
        foreach (var segment in expression.Segments)
        {
            var outer = shape;
            if (segment is IdentifierSegment { Identifier: var name })
            {
                path = path.Length == 0 ? name : $"{path}.{name}";
                shape = outer is null ? Root(name) : Step(outer, name);
                if (shape is null)
                {
                    if (report)
                    {
                        Report(path, $"没有名为“{path}”的字段{Spelling.Suggest(name, Names(outer))}");
                    }

                    return Any;
                }
            }
            else
            {
                shape = outer is null ? Any : ItemOf(outer);
            }
        }

        return shape ?? Any;
    }

    private FactShape? Root(string name) =>
        loops.LastOrDefault(l => l.Name == name).Shape
        ?? assigned.GetValueOrDefault(name)
        ?? ((FactShape.Record)facts).Members.GetValueOrDefault(name);

    private static FactShape? Step(FactShape outer, string name) =>
        outer switch
        {
            FactShape.Record record => record.Members.GetValueOrDefault(name),
            FactShape.ListOf list => name switch
            {
                "size" => Plain,
                "first" or "last" => list.Item,
                _ => null,
            },
            FactShape.Value => name == "size" ? Plain : null,
            _ => Any,
        };

    private IEnumerable<string> Names(FactShape? outer) =>
        outer switch
        {
            null => ((FactShape.Record)facts).Members.Keys.Concat(loops.Select(l => l.Name)).Concat(assigned.Keys),
            FactShape.Record record => record.Members.Keys,
            _ => ["size", "first", "last"],
        };

    private void Report(string what, string message)
    {
        if (problems.All(p => p.Message != message))
        {
            problems.Add(new TemplateProblem(LineOf(what), message));
        }
    }

    /// <summary>The first line with a tag that names it: the parsed template no longer says where it stood.</summary>
    private int LineOf(string what)
    {
        var lines = text.Split('\n');
        var found = Array.FindIndex(
            lines,
            l => l.Contains('{', StringComparison.Ordinal) && l.Contains(what, StringComparison.Ordinal)
        );
        return found < 0 ? 1 : found + 1;
    }
}
