using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Sellers;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// The read model of lists, filters and facets: every product in short, the category tree and which sellers are suspended, in
/// memory. It is rebuilt from the store at start and told of every change after its commit; the store remains the truth.
/// </summary>
internal sealed class CatalogueIndex(IOptions<CatalogueOptions> options)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, CatalogueEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<CatalogueSort, SortedView> _views = [];

    // Shared listings whole: what they show depends on which of their sellers are suspended.
    private readonly Dictionary<string, (Product Product, ProductSummary Summary, long Revision)> _shared = new(StringComparer.Ordinal);
    private ImmutableHashSet<string> _suspendedSellers = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _standings = new(StringComparer.Ordinal);
    private readonly SellerRatings _ratings = new();
    private AttributeBook _attributes = AttributeBook.Empty;
    private long _contentRevision;
    private CategoryTree _categories = CategoryTree.Empty;

    public string DefaultCurrency { get; } = options.Value.DefaultCurrency;

    public CategoryTree Categories => Volatile.Read(ref _categories);

    public AttributeBook Attributes => Volatile.Read(ref _attributes);

    public int Count => _entries.Count;

    /// <summary>
    /// Rises when anything changes that decides which products a filter lets through or what facets count; sales, of which there are
    /// many, do not. Whoever keeps results reads it before reading the products.
    /// </summary>
    public long ContentRevision => Volatile.Read(ref _contentRevision);

    /// <summary>The numbers by which facets count.</summary>
    public FacetValues FacetValues { get; } = new();

    public CatalogueEntry? Find(string productId) => _entries.GetValueOrDefault(productId);

    /// <summary>Whether shoppers may see the product: it is active, and its seller may trade.</summary>
    public bool IsOnSale(CatalogueEntry entry) => entry.Status == ProductStatus.Active && !IsSuspended(entry.SellerId);

    public bool IsSuspended(string? sellerId) => sellerId is not null && Volatile.Read(ref _suspendedSellers).Contains(sellerId);

    /// <summary>The summary as shoppers are to see it.</summary>
    public ProductSummary Trading(ProductSummary summary) => summary.Trading(IsSuspended);

    /// <summary>How well what the seller sells alone is liked; 0 while nobody has said.</summary>
    public double RatingOf(string sellerId)
    {
        lock (_lock)
        {
            return _ratings.Of(sellerId);
        }
    }

    /// <summary>The products of a seller, or in a category and below it, in the order of their ids.</summary>
    public IEnumerable<string> IdsOf(string? sellerId, string? categoryId)
    {
        var subtree = categoryId is null ? null : Categories.SubtreeOf(categoryId);
        return _entries.Values
            .Where(entry => (sellerId is null || entry.IsOfferedBy(sellerId)) && (subtree is null || entry.CategoryIds.Any(subtree.Contains)))
            .Select(entry => entry.Id)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The products that match, of a seller or of all, in the order of their ids; on sale or not.</summary>
    public IReadOnlyList<string> IdsMatching(Predicate<CatalogueEntry> test, string? sellerId) =>
        [.. _entries.Values.Where(entry => (sellerId is null || entry.SellerId == sellerId) && test(entry)).Select(entry => entry.Id).Order(StringComparer.Ordinal)];

    /// <summary>All products in this order, as of now.</summary>
    public CatalogueEntry[] InOrder(CatalogueSort sort)
    {
        lock (_lock)
        {
            if (!_views.TryGetValue(sort, out var view))
            {
                _views[sort] = view = new SortedView(sort, _entries);
            }

            return view.Read();
        }
    }

    /// <summary>Takes over committed products. Commits may be reported out of order: an older state never replaces a newer one.</summary>
    public void Apply(IEnumerable<(Product Product, ProductSummary Summary)> changes)
    {
        lock (_lock)
        {
            foreach (var (product, summary) in changes)
            {
                Put(product, summary, summary.Version);
            }
        }
    }

    /// <summary>Takes over one product, unless the index has heard of this revision or a later one.</summary>
    public void Put(Product product, ProductSummary summary, long revision)
    {
        lock (_lock)
        {
            var known = _entries.GetValueOrDefault(product.Id);
            if (known?.Revision >= revision)
            {
                return;
            }

            if (product.IsShared)
            {
                _shared[product.Id] = (product, summary, revision);
            }

            _ratings.Replace(known, Replace(product, summary, revision));
        }
    }

    public void Apply(params IReadOnlyCollection<Category> changed)
    {
        lock (_lock)
        {
            Volatile.Write(ref _categories, Categories.With(changed));
            Renew();
        }
    }

    public void Apply(AttributeDefinition definition)
    {
        lock (_lock)
        {
            Volatile.Write(ref _attributes, _attributes.With(definition));
            Renew();
        }
    }

    /// <summary>A definition was removed.</summary>
    public void Forget(AttributeDefinition definition)
    {
        lock (_lock)
        {
            Volatile.Write(ref _attributes, _attributes.Without(definition.Code));
            Renew();
        }
    }

    /// <summary>Takes over all definitions as they are stored.</summary>
    public void Apply(IReadOnlyCollection<AttributeDefinition> definitions)
    {
        lock (_lock)
        {
            var book = new AttributeBook(definitions);
            if (!book.All.SequenceEqual(_attributes.All))
            {
                Volatile.Write(ref _attributes, book);
                Renew();
            }
        }
    }

    /// <summary>Takes over where a seller stands. An older state never replaces a newer one.</summary>
    public void Apply(SellerStanding seller)
    {
        lock (_lock)
        {
            if (_standings.GetValueOrDefault(seller.Id, -1) >= seller.EventVersion)
            {
                return;
            }

            _standings[seller.Id] = seller.EventVersion;
            var (sellerId, isSuspended) = (seller.Id, seller.IsSuspended);
            if (_suspendedSellers.Contains(sellerId) == isSuspended)
            {
                return;
            }

            Volatile.Write(ref _suspendedSellers, isSuspended ? _suspendedSellers.Add(sellerId) : _suspendedSellers.Remove(sellerId));
            Renew();
            foreach (var (product, summary, revision) in _shared.Values.Where(shared => shared.Summary.Offers.Any(offers => offers.SellerId == sellerId)))
            {
                Replace(product, summary, revision);
            }
        }
    }

    private void Renew() => Volatile.Write(ref _contentRevision, _contentRevision + 1);

    private CatalogueEntry Replace(Product product, ProductSummary summary, long revision)
    {
        var known = _entries.GetValueOrDefault(product.Id);
        var entry = _entries[product.Id] = CatalogueEntry.Of(product, summary, revision, IsSuspended, FacetValues);
        if (known is null || !entry.FiltersLike(known))
        {
            Renew();
        }

        foreach (var view in _views.Values)
        {
            view.Touch(product.Id);
        }

        return entry;
    }
}
