using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.OrderSubgraph.Checkout;
using Octomart.Store;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>
/// An invoice or credit note as it was issued: frozen, never changed, never removed. The PDF is a picture of it and drawn when asked for.
/// </summary>
internal sealed record IssuedDocument : Document
{
    public required DocumentKind Kind { get; init; }

    /// <summary>Of the seller's own sequence for this kind and year, without gaps.</summary>
    public required string Number { get; init; }

    public required string SellerId { get; init; }

    public required string OrderId { get; init; }

    public required string SellerOrderId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DocumentContent Content { get; init; }
}

/// <summary>Kinds of documents.</summary>
internal enum DocumentKind
{
    /// <summary>What a seller charges for what it has supplied.</summary>
    Invoice,

    /// <summary>What a seller takes back of an invoice.</summary>
    CreditNote,

    /// <summary>What is in a parcel.</summary>
    PackingSlip,
}

/// <summary>What stands on a document.</summary>
/// <param name="Issuer">Who issues it: the name first, then address and tax number.</param>
/// <param name="Recipient">Who gets it: the name first, then the address.</param>
/// <param name="OrderNumber">The seller's part.</param>
/// <param name="SuppliedAt">When the goods were handed over.</param>
/// <param name="Lines">What was supplied, or taken back.</param>
/// <param name="Taxes">By rate; exactly the sums of the lines.</param>
/// <param name="Total">Tax included.</param>
/// <param name="RefersTo">A credit note's invoice.</param>
/// <param name="Reason">Why something is taken back.</param>
internal sealed record DocumentContent(
    ImmutableArray<string> Issuer, ImmutableArray<string> Recipient, string OrderNumber, DateTimeOffset OrderedAt, DateTimeOffset SuppliedAt,
    ImmutableArray<DocumentLine> Lines, ImmutableArray<TaxSubtotal> Taxes, Money Total, string? RefersTo = null, string? Reason = null);

/// <summary>A line of a document.</summary>
/// <param name="Detail">The seller's number and the chosen options.</param>
/// <param name="Quantity">Null for deliveries.</param>
/// <param name="Gross">Tax included.</param>
internal sealed record DocumentLine(string Title, string? Detail, int? Quantity, int TaxBasisPoints, Money Tax, Money Gross)
{
    public Money Net() => Gross - Tax;
}

/// <summary>The last number of a seller's sequence. Who issues a document writes it with the document: numbers have no gaps and no doubles.</summary>
internal sealed record DocumentSequence : Document
{
    public required int Last { get; init; }

    public static string IdOf(string sellerId, DocumentKind kind, int year) => OpaqueId.From("dsq", sellerId, $"{kind}", $"{year}");
}
