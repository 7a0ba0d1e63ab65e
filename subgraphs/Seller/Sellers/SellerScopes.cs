namespace Octomart.SellerSubgraph.Sellers;

internal static class SellerScopes
{
    /// <summary>Of the shop's own people who decide on sellers.</summary>
    public const string Admin = "sellers:admin";
}
