using Octomart.Store;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>Writes documents that may be new.</summary>
internal static class UnitOfWorkExtensions
{
    public static void Save<T>(this IUnitOfWork work, T document) where T : Document
    {
        if (document.Version == 0)
        {
            work.Insert(document);
        }
        else
        {
            work.Update(document);
        }
    }
}
