using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Octomart.Store;

namespace Octomart.AiSubgraph.Catalogue;

/// <summary>Reads a whole collection page by page.</summary>
internal static class DocumentsExtensions
{
    private const int PageSize = 1000;

    public static async IAsyncEnumerable<T> AllAsync<T>(
        this IDocuments<T> documents, [EnumeratorCancellation] CancellationToken cancellationToken, Expression<Func<T, bool>>? where = null)
        where T : Document
    {
        string? after = null;
        DocumentPage<T> page;
        do
        {
            page = await documents.PageAsync(new DocumentQuery<T> { Where = where, Limit = PageSize, After = after }, cancellationToken);
            foreach (var item in page.Items)
            {
                yield return item.Document;
                after = item.Cursor;
            }
        }
        while (page.HasMore);
    }
}
