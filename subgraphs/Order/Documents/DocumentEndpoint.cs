using Octomart.OrderSubgraph.Documents.Pdf;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>
/// Serves documents as PDF: <c>/documents/{id}.pdf</c>, to the holder of a signed link or to a signed-in user who may see the order.
/// Everybody else is told the same as of one that does not exist.
/// </summary>
internal static class DocumentEndpoint
{
    public static void MapDocuments(this WebApplication app) => app.MapGet("/documents/{id}.pdf", ServeAsync);

    private static async Task<IResult> ServeAsync(
        string id, HttpContext http, DocumentLinks links, IDocumentStore store, CancellationToken cancellationToken, long expires = 0,
        string? signature = null)
    {
        var isOpened = links.IsValid(id, expires, signature);
        var caller = Caller.Of(http.User);
        var file = id.StartsWith("doc_", StringComparison.Ordinal)
            ? await IssuedAsync(id, isOpened, caller, store, cancellationToken)
            : await PackingSlipAsync(id, isOpened, caller, store, cancellationToken);
        if (file is not var (name, pdf))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{name}.pdf\"";
        return Results.Bytes(pdf, "application/pdf");
    }

    private static async Task<(string Name, byte[] Pdf)?> IssuedAsync(
        string id, bool isOpened, Caller caller, IDocumentStore store, CancellationToken cancellationToken) =>
        await store.Set<IssuedDocument>().FindAsync(id, cancellationToken) is { } document
        && (isOpened || (await store.Set<SellerOrder>().FindAsync(document.SellerOrderId, cancellationToken))?.MayRead(caller) == true)
            ? (document.Number, InvoicePdf.Draw(document))
            : null;

    /// <summary>Packing slips are the seller's: they follow from the part and are not kept.</summary>
    private static async Task<(string Name, byte[] Pdf)?> PackingSlipAsync(
        string id, bool isOpened, Caller caller, IDocumentStore store, CancellationToken cancellationToken) =>
        await store.Set<SellerOrder>().FindAsync(SellerOrder.IdOf(id), cancellationToken) is { } part
        && (isOpened || part.IsSellers(caller))
        && PackingSlip.Of(part, id) is { } slip
            ? (slip.Number.Replace('/', '-'), PackingSlipPdf.Draw(slip))
            : null;
}
