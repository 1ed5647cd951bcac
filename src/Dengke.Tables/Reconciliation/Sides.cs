using Dengke.Domain.Records;

namespace Dengke.Tables.Reconciliation;

/// <summary>Both sides of a reconciliation, indexed, and how they are read.</summary>
/// <param name="Catalogue">The fields.</param>
/// <param name="KeyFields">The indexes in the catalogue of the keys that both sides have a column for, in the order in which they are tried.</param>
internal sealed record Sides(SideIndex Registry, SideIndex Academic, FieldCatalogue Catalogue, IReadOnlyList<int> KeyFields)
{
    /// <summary>The fields that both sides have a column for, as indexes in the catalogue.</summary>
    public int[] Compared { get; } =
    [
        .. Enumerable
            .Range(0, Catalogue.Fields.Count)
            .Where(f => Catalogue.Fields[f].Compared && Registry.Store.Layout.Has(f) && Academic.Store.Layout.Has(f)),
    ];

    /// <summary>The fields by which a row is named in what is written, the first that is not blank: 证件号码, then the keys.</summary>
    public int[] NamedBy { get; } =
    [
        .. Enumerable
            .Range(0, Catalogue.Fields.Count)
            .Where(f => Catalogue.Fields[f].Key == "document_no")
            .Concat(KeyFields)
            .Distinct(),
    ];
}
