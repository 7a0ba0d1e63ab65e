using Octomart.ProductSubgraph.Files;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Media;

/// <summary>That something shows a picture: noted with it and removed with it, so that files which nothing shows can be swept.</summary>
internal sealed record MediaUse : Document
{
    /// <summary>The name in the file store.</summary>
    public required string File { get; init; }

    /// <summary>The product or review.</summary>
    public required string OwnerId { get; init; }

    public static MediaUse Of(Photo photo, string ownerId) => new() { Id = IdOf(photo, ownerId), File = photo.File, OwnerId = ownerId };

    public static string IdOf(Photo photo, string ownerId) => OpaqueId.From("use", ownerId, photo.Id);

    /// <summary>Notes what is new and strikes out what is gone.</summary>
    public static async Task ReplaceAsync(IUnitOfWork work, string ownerId, IEnumerable<Photo> before, IEnumerable<Photo> after, CancellationToken cancellationToken)
    {
        var (was, now) = (before.ToDictionary(photo => photo.Id, StringComparer.Ordinal), after.ToDictionary(photo => photo.Id, StringComparer.Ordinal));
        foreach (var photo in now.Values.Where(photo => !was.ContainsKey(photo.Id)))
        {
            work.Insert(Of(photo, ownerId));
        }

        var gone = was.Values.Where(photo => !now.ContainsKey(photo.Id)).Select(photo => IdOf(photo, ownerId)).ToList();
        foreach (var use in (await work.FindManyAsync<MediaUse>(gone, cancellationToken)).Values)
        {
            work.Delete(use);
        }
    }
}

/// <summary>Pictures that something shows.</summary>
internal sealed class MediaFileUse(IDocumentStore store) : IFileUse
{
    public async Task<IReadOnlySet<string>> UsedAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        (await store.Set<MediaUse>().ListAsync(new DocumentQuery<MediaUse> { Where = use => names.Contains(use.File), Limit = 100_000 }, cancellationToken))
            .Select(use => use.File).ToHashSet(StringComparer.Ordinal);
}
