using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.CartSubgraph.SavedItems;

/// <summary>What an item is kept for.</summary>
internal enum SavedItemKind
{
    Later,
    Wish,
}

/// <summary>
/// One list of a user, newest first. It is one document, so that its limit holds under races and an item moves between it and the
/// cart in one commit.
/// </summary>
internal sealed record SavedItemList : Document
{
    public required string OwnerId { get; init; }

    public ImmutableArray<SavedItem> Items { get; init; } = [];

    public static string IdOf(string userId, SavedItemKind list) => OpaqueId.From("svl", userId, $"{list}");

    public static SavedItemList Empty(string userId, SavedItemKind list) => new() { Id = IdOf(userId, list), OwnerId = userId };

    public SavedItem? Find(string itemId) => Items.FirstOrDefault(item => item.Id == itemId);

    /// <summary>With this item first; null when the list is full. Of an item that is there already the larger quantity stays.</summary>
    public SavedItemList? With(SavedItem item, int limit)
    {
        var known = Find(item.Id);
        if (known is null && Items.Length >= limit)
        {
            return null;
        }

        var kept = known is null ? item : item with { Quantity = Math.Max(known.Quantity, item.Quantity) };
        return this with { Items = [kept, .. Items.Where(other => other.Id != item.Id)] };
    }

    public SavedItemList Without(string itemId) => this with { Items = Items.RemoveAll(item => item.Id == itemId) };
}

/// <summary>An item that is kept. Its id follows from user, list and variant, so it is there once.</summary>
/// <param name="Price">What a unit cost then; null when it was not sold.</param>
/// <param name="Currency">In which prices are shown.</param>
internal sealed record SavedItem(string Id, string VariantId, int Quantity, Money? Price, string Currency, DateTimeOffset SavedAt)
{
    public static string IdOf(string userId, SavedItemKind list, string variantId) => OpaqueId.From("svi", userId, $"{list}", variantId);
}
