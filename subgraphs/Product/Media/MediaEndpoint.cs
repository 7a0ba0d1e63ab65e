using Microsoft.Net.Http.Headers;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Media.Drawing;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Media;

/// <summary>
/// Serves drawings: <c>/media/products/{id}/{position}.svg</c>. Their addresses carry a fingerprint, so a cache may keep them for
/// good. They need no token, as img elements send none; the ids of drafts cannot be guessed.
/// </summary>
internal static class MediaEndpoint
{
    public static void MapMedia(this WebApplication app) => app.MapGet("/media/products/{id}/{position:int}.svg", ServeAsync);

    private static async Task<IResult> ServeAsync(
        string id, int position, HttpContext http, IDocumentStore store, CatalogueIndex index, CancellationToken cancellationToken)
    {
        if (await store.Set<Product>().FindAsync(id, cancellationToken) is not { } product
            || await store.Set<ProductSummary>().FindAsync(id, cancellationToken) is not { } summary
            || summary.Media.FirstOrDefault(media => media.Position == position) is not { Photo: null } media)
        {
            return Results.NotFound();
        }

        var tag = new EntityTagHeaderValue($"\"{ProductPictures.Fingerprint(product, media)}\"");
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";

        // An SVG is a document: opened on its own it must be able to do nothing.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        http.Response.GetTypedHeaders().ETag = tag;
        var names = index.Categories.WithAncestors(product.CategoryIds).Select(category => category.Name).ToList();
        var isSecondView = position > 1 && summary.Media.Any(other => other.Position < position && other.Colour == media.Colour);
        return Results.Text(ProductDrawing.Draw(product.Id, product.Title, names, media.Colour, isSecondView), "image/svg+xml");
    }
}
