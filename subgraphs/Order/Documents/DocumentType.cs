using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>A document as PDF.</summary>
internal sealed class DocumentType(IssuedDocument document, DocumentLinks links)
{
    /// <summary>What it is.</summary>
    public DocumentKind Kind => document.Kind;

    /// <summary>Of the seller's own sequence, without gaps.</summary>
    public string Number => document.Number;

    /// <summary>Where it is, from the root of the shop's address. Opens it for whoever holds the link, for some minutes.</summary>
    public string Url => links.For(document.Id);

    /// <summary>When it was issued.</summary>
    public DateTimeOffset IssuedAt => document.IssuedAt;

    /// <summary>What it charges or takes back, tax included.</summary>
    public Money Total => document.Content.Total;

    /// <summary>The part of the order that it belongs to.</summary>
    public string SellerOrderId => document.SellerOrderId;
}

/// <summary>The documents of orders, however many, in one read; the oldest first.</summary>
internal sealed class DocumentsOfOrders(IDocumentStore store) : BatchLoader<string, IReadOnlyList<IssuedDocument>>
{
    private const int MaxDocuments = 10_000;

    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<IssuedDocument>>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var ofOrders = new DocumentQuery<IssuedDocument> { Where = document => keys.Contains(document.OrderId), Limit = MaxDocuments };
        return (await store.Set<IssuedDocument>().ListAsync(ofOrders, cancellationToken))
            .GroupBy(document => document.OrderId)
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<IssuedDocument> (group) => [.. group.OrderBy(document => document.IssuedAt).ThenBy(document => document.Number, StringComparer.Ordinal)],
                StringComparer.Ordinal);
    }
}
