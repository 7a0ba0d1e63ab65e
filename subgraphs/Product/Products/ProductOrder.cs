namespace Octomart.ProductSubgraph.Products;

/// <summary>By what products can be ordered.</summary>
internal enum ProductOrderField
{
    /// <summary>
    /// What can be bought first, then by rating and units sold together: a star more counts like sixteen times the sales. Lists have no
    /// search text; the relevance to a text is what search is for.
    /// </summary>
    Relevance,

    /// <summary>The cheapest variant's price in the shop's default currency; what has none comes last.</summary>
    Price,

    /// <summary>Average stars, with few reviews pulled towards the middle.</summary>
    Rating,

    /// <summary>When the product was made.</summary>
    Newest,

    /// <summary>Units sold in confirmed orders so far, less those that were cancelled or sent back; then rating.</summary>
    Bestselling,
}

/// <summary>Which end of an order comes first.</summary>
internal enum Direction
{
    /// <summary>Smallest first.</summary>
    Asc,

    /// <summary>Largest first.</summary>
    Desc,
}

/// <summary>An order of products.</summary>
/// <param name="Field">By what.</param>
/// <param name="Direction">Which end comes first; by default the cheapest, else the best, newest or most sold.</param>
internal sealed record ProductOrder(ProductOrderField Field, Direction? Direction = null);
