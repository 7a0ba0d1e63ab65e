using System.Text.Json;

namespace Octomart.Shop.Bench;

/// <summary>The product page's query: product, seller, reviews, their authors and tone, similar products.</summary>
internal sealed class ProductPage : IDisposable
{
    private const string Query = """
        query ProductPage($id: ID!) {
          product(id: $id) {
            title descriptionHtml brand image { url alt } rating { average count histogram }
            seller { name slug } categories { name slug }
            variants(first: 20) { nodes { id sku options { code value } price { minorUnits currency } availability { inStock lowStock } } }
            reviews(first: 6) { nodes { rating title body createdAt author { displayName } sentiment { label score } } }
            sentiment { positive neutral negative reviewsUsed }
            similar(first: 4) { score product { title slug priceRange { min { amount currency } } image { url } } }
          }
        }
        """;

    private readonly HttpClient _http = new();
    private readonly Uri _endpoint;
    private readonly byte[] _request;

    private ProductPage(Uri endpoint, string productId)
    {
        _endpoint = endpoint;
        _request = JsonSerializer.SerializeToUtf8Bytes(new { query = Query, variables = new { id = productId } });
    }

    /// <summary>The page of the product with the best rating.</summary>
    public static async Task<ProductPage> FindAsync(string url)
    {
        using var http = new HttpClient();
        var endpoint = new Uri($"{url}/graphql");
        using var response = await http.PostAsJsonAsync(endpoint, new { query = "{ products(orderBy: { field: RATING, direction: DESC }, first: 1) { nodes { id } } }" });
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new ProductPage(endpoint, json.GetProperty("data").GetProperty("products").GetProperty("nodes")[0].GetProperty("id").GetString()!);
    }

    public async Task<byte[]> AskAsync()
    {
        using var content = new ByteArrayContent(_request) { Headers = { ContentType = new("application/json") } };
        using var response = await _http.PostAsync(_endpoint, content);
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode && !body.AsSpan().StartsWith("{\"errors\""u8)
            ? body
            : throw new InvalidOperationException($"The page was not answered: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public void Dispose() => _http.Dispose();
}
