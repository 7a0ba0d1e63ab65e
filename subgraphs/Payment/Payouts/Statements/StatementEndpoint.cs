using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.PaymentSubgraph.Payouts.Statements;

/// <summary>
/// Serves statements: <c>/statements/{payout}.pdf</c> and <c>.csv</c>, to the holder of a signed link or to a signed-in user who may read the seller's
/// finances. Everybody else is told the same as of one that does not exist.
/// </summary>
internal static class StatementEndpoint
{
    public static void MapStatements(this WebApplication app)
    {
        app.MapGet("/statements/{id}.pdf", (string id, HttpContext http, StatementLinks links, IDocumentStore store, StatementReader reader, CancellationToken ct, long expires = 0, string? signature = null) =>
            ServeAsync(id, StatementFormat.Pdf, http, links.IsValid(id, StatementFormat.Pdf, expires, signature), store, reader, ct));
        app.MapGet("/statements/{id}.csv", (string id, HttpContext http, StatementLinks links, IDocumentStore store, StatementReader reader, CancellationToken ct, long expires = 0, string? signature = null) =>
            ServeAsync(id, StatementFormat.Csv, http, links.IsValid(id, StatementFormat.Csv, expires, signature), store, reader, ct));
    }

    private static async Task<IResult> ServeAsync(
        string id, StatementFormat format, HttpContext http, bool isOpened, IDocumentStore store, StatementReader reader, CancellationToken cancellationToken)
    {
        if (await store.Set<Payout>().FindAsync(id, cancellationToken) is not { } payout || !(isOpened || Caller.Of(http.User).MayReadFinances(payout.SellerId)))
        {
            return Results.NotFound();
        }

        var statement = await reader.ReadAsync(payout, cancellationToken);
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.ContentDisposition = $"{(format == StatementFormat.Pdf ? "inline" : "attachment")}; filename=\"statement-{payout.Number}.{(format == StatementFormat.Pdf ? "pdf" : "csv")}\"";
        return format == StatementFormat.Pdf
            ? Results.Bytes(StatementPdf.Draw(statement), "application/pdf")
            : Results.Bytes(await StatementCsv.WriteAsync(statement, cancellationToken), "text/csv; charset=utf-8");
    }
}
