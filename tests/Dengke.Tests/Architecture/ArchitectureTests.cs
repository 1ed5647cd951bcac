using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Dengke.Platform.Web;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Dengke.Tests.Architecture;

/// <summary>The direction of dependencies, as the architecture document draws it.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Program = typeof(Server).Assembly;
    private static readonly Assembly DomainAssembly = typeof(Domain.Kernel.Actor).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture All = new ArchLoader()
        .LoadAssemblies(Program, DomainAssembly)
        .Build();

    private static readonly IObjectProvider<IType> Data = Types().That().ResideInNamespaceMatching(@"^Dengke\.Data(\..*)?$");
    private static readonly IObjectProvider<IType> Platform = Types()
        .That()
        .ResideInNamespaceMatching(@"^Dengke\.Platform(\..*)?$");
    private static readonly IObjectProvider<IType> Features = Types()
        .That()
        .ResideInNamespaceMatching(@"^Dengke\.Features(\..*)?$");

    [Fact]
    public void Domain_Any_DependsOnTheRuntimeAlone() =>
        Assert.All(
            DomainAssembly.GetReferencedAssemblies(),
            a => Assert.True(a.Name!.StartsWith("System", StringComparison.Ordinal), a.Name)
        );

    [Fact]
    public void Data_Any_SeesNeitherPlatformNorFeature() =>
        Types().That().Are(Data).Should().NotDependOnAny(Platform).AndShould().NotDependOnAny(Features).Check(All);

    [Fact]
    public void Platform_Any_SeesNoFeature() => Types().That().Are(Platform).Should().NotDependOnAny(Features).Check(All);

    [Fact]
    public void Station_Any_SeesNoFeatureAndNothingOfTheServersData()
    {
        var station = Types().That().ResideInNamespaceMatching(@"^Dengke\.Station(\..*)?$");
        Types().That().Are(station).Should().NotDependOnAny(Features).Check(All);
        Types().That().Are(station).Should().NotDependOnAny(typeof(Dengke.Data.DengkeDb)).Check(All);
    }

    [Fact]
    public void Feature_Any_SeesNoOtherFeature()
    {
        var crossings =
            from type in All.Types
            let own = FeatureOf(type)
            where own is not null
            from dependency in type.Dependencies
            let other = FeatureOf(dependency.Target)
            where other is not null && other != own && other != "Shared"
            select $"{type.FullName} -> {dependency.Target.FullName}";

        Assert.Empty(crossings.Distinct());
    }

    [Fact]
    public void SaveChanges_Call_IsMadeByDataAndPlatformOnly()
    {
        var callers = CallersOf(m => m.StartsWith("SaveChanges", StringComparison.Ordinal)).ToList();

        Assert.Contains(callers, c => c.Contains("Dengke.Platform.Handling.Runner", StringComparison.Ordinal));
        Assert.All(callers, c => Assert.Matches(@"^Dengke\.(Data|Platform)\.", c));
    }

    [Fact]
    public void RawSql_Call_IsMadeByDataOnly()
    {
        var callers = CallersOf(m =>
                m.StartsWith("ExecuteSql", StringComparison.Ordinal)
                || m.StartsWith("FromSql", StringComparison.Ordinal)
                || m.StartsWith("SqlQuery", StringComparison.Ordinal)
                || m.StartsWith("set_CommandText", StringComparison.Ordinal)
            )
            .ToList();

        Assert.Contains(callers, c => c.Contains("Dengke.Data.AuditTriggers", StringComparison.Ordinal));
        Assert.All(callers, c => Assert.StartsWith("Dengke.Data.", c, StringComparison.Ordinal));
    }

    [Fact]
    public void DatabaseProvider_Use_IsWithinDataOnly()
    {
        var users =
            from type in All.Types
            where !type.FullName.StartsWith("Dengke.Data.", StringComparison.Ordinal)
            from dependency in type.Dependencies
            where
                dependency.Target.FullName.StartsWith("Npgsql.", StringComparison.Ordinal)
                || dependency.Target.FullName.StartsWith("Microsoft.Data.Sqlite.", StringComparison.Ordinal)
            select $"{type.FullName} -> {dependency.Target.FullName}";

        Assert.Empty(users.Distinct());
    }

    private static IEnumerable<string> CallersOf(Func<string, bool> method) =>
        from type in All.Types
        from call in type.Dependencies.OfType<MethodCallDependency>()
        where method(call.TargetMember.Name)
        select type.FullName;

    /// <summary>The folder under Features that a type or a compiled page belongs to; null for all else.</summary>
    private static string? FeatureOf(IType type)
    {
        var name = type.FullName;
        string[] parts =
            name.StartsWith("Dengke.Features.", StringComparison.Ordinal) ? name["Dengke.Features.".Length..].Split('.')
            : name.StartsWith("AspNetCoreGeneratedDocument.Features_", StringComparison.Ordinal)
                ? name["AspNetCoreGeneratedDocument.Features_".Length..].Split('_')
            : [];
        return parts is [var feature, _, ..] && feature.Length > 0 ? feature : null;
    }
}
