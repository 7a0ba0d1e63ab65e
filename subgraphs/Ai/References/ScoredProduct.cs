namespace Octomart.AiSubgraph.References;

/// <summary>A product and why it is shown.</summary>
/// <param name="Product">The product.</param>
/// <param name="Score">Larger is better; comparable only within one list.</param>
/// <param name="Reason">For people, such as "Because you bought ..."; null where the words of the query are the reason.</param>
/// <param name="ModelVersion">Which version of which model gave the score.</param>
internal sealed record ScoredProduct(ProductReference? Product, double Score, string? Reason, string ModelVersion);
