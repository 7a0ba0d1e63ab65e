using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.ProductSubgraph.Attributes;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Sellers;

namespace Octomart.ProductSubgraph.Tests.Catalogue;

/// <summary>A small catalogue that changes at random, beside a plain list of the same products.</summary>
internal sealed class RandomCatalogue
{
    private static readonly string[] Colours = ["Red", "Green", "Blue", "Black"];
    private readonly Random _random;
    private long _revision;

    public RandomCatalogue(int seed)
    {
        _random = new Random(seed);
        Index.Apply(
            Category("cat_home", null), Category("cat_chairs", "cat_home"), Category("cat_tables", "cat_home"), Category("cat_garden", null),
            Category("cat_seats", null).Retire("cat_chairs"));
        Index.Apply(new AttributeDefinition { Id = "atr_width", Code = "width", Label = "Width", Kind = AttributeKind.Number, Unit = "cm" });
        Index.Apply(new AttributeDefinition { Id = "atr_ean", Code = "ean", Label = "EAN", Kind = AttributeKind.Text, IsFacet = false });
        for (var i = 0; i < 40; i++)
        {
            Change($"prd_{i:00}");
        }
    }

    public CatalogueIndex Index { get; } = new(Options.Create(new CatalogueOptions()));

    public Dictionary<string, (Product Product, ProductSummary Summary)> Products { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Suspended { get; } = new(StringComparer.Ordinal);

    /// <summary>Somebody changes something; the ids of products whose place in a list may be another now.</summary>
    public IReadOnlyCollection<string> ChangeSomething()
    {
        if (_random.Next(8) == 0)
        {
            var seller = $"sel_{_random.Next(3)}";
            var isSuspended = Suspended.Add(seller) || !Suspended.Remove(seller);
            Index.Apply(new SellerStanding { Id = seller, Name = seller, IsSuspended = isSuspended, EventVersion = ++_revision });
            return [.. Products.Values.Where(one => one.Product.SellerId == seller || one.Summary.Offers.Any(offers => offers.SellerId == seller)).Select(one => one.Product.Id)];
        }

        var id = $"prd_{_random.Next(60):00}";
        Change(id);
        return [id];
    }

    public bool IsOnSale(Product product) => product.Status == ProductStatus.Active && !(product.SellerId is { } sellerId && Suspended.Contains(sellerId));

    public ProductSummary Seen(ProductSummary summary) => summary.Trading(Suspended.Contains);

    private void Change(string id)
    {
        var isShared = id.EndsWith('7');
        var at = DateTimeOffset.UnixEpoch.AddMinutes(_random.Next(1000));
        var product = new Product
        {
            Id = id,
            Slug = id,
            SellerId = isShared ? null : $"sel_{_random.Next(3)}",
            Title = id,
            Status = _random.Next(6) == 0 ? ProductStatus.Archived : ProductStatus.Active,
            Brand = _random.Next(4) switch { 0 => null, var brand => $"Brand {brand}" },
            CategoryIds = [.. new[] { "cat_home", "cat_chairs", "cat_tables", "cat_garden", "cat_seats", "cat_unknown" }.Where(_ => _random.Next(3) == 0)],
            Attributes =
            [
                new AttributeValue("colour", "Colour", Colours[_random.Next(Colours.Length)]),
                new AttributeValue("width", "Width", $"{_random.Next(1, 40) * 5}", "cm"),
                new AttributeValue("ean", "EAN", $"{_random.Next(5)}"),
            ],
            CreatedAt = at,
            UpdatedAt = at,
        };
        SellerOffers Offers(string seller) => new(seller, [$"{id}-{seller}"], [Span()], [new AttributeValue("size", "Size", $"{_random.Next(3)}")]);
        ImmutableArray<SellerOffers> offers = isShared ? [Offers("sel_0"), Offers("sel_1")] : [];
        var summary = ProductSummary.Of(id) with
        {
            Prices = isShared ? PriceSpan.Of(offers.SelectMany(one => one.Prices)) : _random.Next(8) == 0 ? [] : [Span()],
            Options = [.. offers.SelectMany(one => one.Options).Distinct()],
            Offers = offers,
            StockedVariantIds = _random.Next(3) == 0 ? [] : [$"{id}-sel_{_random.Next(2)}"],
            Stars = [0, 0, 0, _random.Next(4), _random.Next(9)],
            Sold = _random.Next(50),
        };
        Products[id] = (product, summary);
        Index.Put(product, summary, ++_revision);
    }

    private PriceSpan Span()
    {
        var min = _random.Next(1, 3000) * 100L;
        return new PriceSpan("EUR", min, min + 1000);
    }

    private static Category Category(string id, string? parentId) => new() { Id = id, Slug = id, Name = id, ParentId = parentId };
}
