using Octomart.ProductSubgraph.Catalogue.Announcements;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Categories;

/// <summary>Takes a category out of the tree and puts another in its place.</summary>
internal sealed class CategoryRetirement(TimeProvider clock)
{
    public static async Task<CategoryTree> ReadTreeAsync(IUnitOfWork work, CancellationToken cancellationToken) =>
        new(await work.ListAsync(new DocumentQuery<Category> { Limit = 100_000 }, cancellationToken));

    /// <summary>The categories as they will be after the commit; products follow in batches.</summary>
    public IReadOnlyCollection<Category> Retire(IUnitOfWork work, Category category, Category? into, IEnumerable<Category> children)
    {
        List<Category> changed = [category.Retire(into?.Id)];
        if (into is not null)
        {
            changed.Add(into.Absorb(category));
            changed.AddRange(children.Where(child => child.Id != into.Id).Select(child => child with { ParentId = into.Id }));

            // What is below has other ancestors now, which products carry to other services.
            work.Insert(Announcement.ForCategory(into.Id, clock));
        }

        changed.ForEach(work.Update);
        return changed;
    }
}
