using System.Reflection;
using System.Text.Json;

namespace Dengke.Platform.Documents.Templates;

/// <summary>
/// What a template can be filled with: the shape of a record's public properties, named in snake case, as deep as they go. By it a
/// template is checked before there is anything to fill it with.
/// </summary>
public abstract record FactShape
{
    private FactShape() { }

    /// <summary>A text, number or truth value.</summary>
    public sealed record Value : FactShape;

    public sealed record ListOf(FactShape Item) : FactShape;

    public sealed record Record(IReadOnlyDictionary<string, FactShape> Members) : FactShape;

    /// <summary>What a filter makes; not checked.</summary>
    public sealed record Anything : FactShape;

    /// <summary>The shape of a type of facts: texts, numbers, truth values, lists, and records of such.</summary>
    public static FactShape Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain.IsPrimitive)
        {
            return new Value();
        }

        return ItemOf(plain) is { } item
            ? new ListOf(Of(item))
            : new Record(PropertiesOf(plain).ToDictionary(NameOf, p => Of(p.PropertyType), StringComparer.Ordinal));
    }

    /// <summary>Every record type within a type of facts, itself first.</summary>
    internal static IEnumerable<Type> RecordsIn(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain.IsPrimitive)
        {
            return [];
        }

        return ItemOf(plain) is { } item
            ? RecordsIn(item)
            : PropertiesOf(plain).SelectMany(p => RecordsIn(p.PropertyType)).Prepend(plain).Distinct();
    }

    internal static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0);

    internal static string NameOf(MemberInfo member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
