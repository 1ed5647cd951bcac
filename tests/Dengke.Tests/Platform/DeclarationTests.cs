using System.Reflection;
using Dengke.Platform.Access;
using Dengke.Platform.Handling;
using Dengke.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dengke.Tests.Platform;

/// <summary>Nothing is open by omission: each command and each page says who may.</summary>
[Trait("Requirement", "SEC-1")]
public sealed class DeclarationTests
{
    private static readonly Type[] Types = typeof(Server).Assembly.GetTypes();

    private static IEnumerable<Type> Commands => Types.Where(t => !t.IsAbstract && IsCommand(t.BaseType));

    [Fact]
    public void Commands_All_DeclareTheirOperation() =>
        Assert.All(Commands, c => Assert.NotNull(c.GetCustomAttribute<OperationAttribute>()));

    [Fact]
    public void Commands_NoTwo_ShareAnOperation()
    {
        var shared = Commands.GroupBy(c => OperationAttribute.Of(c).Type).Where(g => g.Count() > 1).Select(g => g.Key);

        Assert.Empty(shared);
    }

    [Fact]
    public void Commands_All_NameTheirOperationByNounAndVerb() =>
        Assert.All(Commands, c => Assert.Matches("^[a-z]+\\.[a-z_]+$", OperationAttribute.Of(c).Type));

    [Fact]
    public void Events_NoTwo_ShareAName()
    {
        var shared = Types
            .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IAuditEvent)))
            .GroupBy(t => t.Name)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);

        Assert.Empty(shared);
    }

    [Fact]
    public void Events_All_AreToldInWords() =>
        Assert.All(
            Types.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IAuditEvent))),
            e => Assert.True(e.GetCustomAttribute<WordsAttribute>() is not null, e.Name)
        );

    /// <summary>But for a station's, which are for whoever sits at its machine, and which no server has.</summary>
    [Fact]
    public void Pages_All_SayWhoMayOpenThem() =>
        Assert.All(
            Types.Where(t =>
                !t.IsAbstract
                && t.IsAssignableTo(typeof(PageModel))
                && t.Namespace != typeof(Dengke.Station.Pages.StationPage).Namespace
            ),
            p =>
                Assert.True(
                    p.GetCustomAttribute<AllowAttribute>() is not null
                        ^ p.GetCustomAttribute<AllowAnonymousAttribute>() is not null,
                    p.FullName
                )
        );

    /// <summary>A page's own name is the route value "page", and would be bound instead of the number in the query.</summary>
    [Fact]
    public void Handlers_ParameterNamedPage_IsTakenFromTheQuery() =>
        Assert.All(
            Types
                .Where(t => t.IsAssignableTo(typeof(PageModel)))
                .SelectMany(t => t.GetMethods())
                .SelectMany(m => m.GetParameters())
                .Where(p => p.Name == "page" && p.Member.Name.StartsWith("On", StringComparison.Ordinal)),
            p => Assert.True(p.GetCustomAttribute<FromQueryAttribute>() is not null, p.Member.DeclaringType!.FullName)
        );

    private static bool IsCommand(Type? type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Command<>);
}
