using Octomart.AiSubgraph.Search;

namespace Octomart.AiSubgraph.Tests.Search;

/// <summary>A dozen products that a reader can hold in mind.</summary>
internal static class SmallShop
{
    public static readonly CategoryLabel Electronics = new("cat_electronics", "Electronics");
    public static readonly CategoryLabel Mice = new("cat_mice", "Computer mice");
    public static readonly CategoryLabel Bags = new("cat_bags", "Bags");

    public static SearchDocument Product(
        string id, string title, string? brand = null, string description = "", long? cents = 1000, bool inStock = true, params CategoryLabel[] categories) => new()
        {
            Id = id,
            Title = title,
            Brand = brand,
            Description = description,
            Price = cents is { } c ? new SearchPrice(c, "USD") : null,
            IsInStock = inStock,
            Categories = [.. categories],
        };

    public static ProductSearchIndex Index()
    {
        var index = new ProductSearchIndex();
        foreach (var product in Products())
        {
            index.Upsert(product);
        }

        return index;
    }

    private static IEnumerable<SearchDocument> Products() =>
    [
        Product("m1", "Wireless Mouse M185", "Logitech", "Compact mouse with nano receiver.", 1499, true, Electronics, Mice),
        Product("m2", "Wireless Optical Mouse", "Microsoft", "A quiet mouse.", 1999, true, Electronics, Mice),
        Product("m3", "Gaming Mouse RGB", "Razer", "Wired, with eight buttons.", 4999, false, Electronics, Mice),
        Product("m4", "Ergonomic Wireless Mouse", "Logitech", "Saves your wrist.", 3999, true, Electronics, Mice),
        Product("p1", "Mouse Pad", "Logitech", "For any mouse, wireless or not.", 799, true, Electronics),
        Product("k1", "Mechanical Keyboard", "Razer", "Clicky keys. Comes without a mouse.", 8999, true, Electronics),
        Product("h1", "Wireless Headphones", "Sony", "Noise cancelling, with 30 hours of battery.", 19999, true, Electronics),
        Product("h2", "Studio Headphones", "Sony", "Wired reference sound.", 9999, true, Electronics),
        Product("b1", "Leather Backpack", null, "A brown leather bag for your laptop.", 12999, true, Bags),
        Product("b2", "Canvas Backpack", null, "A green canvas bag.", 5999, true, Bags),
        Product("b3", "Leather Tote", null, "Soft leather, for every day.", 8999, true, Bags),
        Product("b4", "Weekender Bag", null, "Leather handles, canvas body.", 14999, false, Bags),
    ];
}
