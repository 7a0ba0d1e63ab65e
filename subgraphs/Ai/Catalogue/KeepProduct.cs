using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.AiSubgraph.Catalogue;

/// <summary>Keeps the newest state of each product, and lets the index follow once it is committed.</summary>
internal sealed class KeepProduct(LiveCatalogue catalogue) : IMessageHandler<ProductChanged>
{
    public async Task HandleAsync(ProductChanged message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await work.FindAsync<CatalogueEntry>(message.ProductId, cancellationToken);
        if (known?.Product.Version >= message.Version)
        {
            return;
        }

        var entry = known is null ? CatalogueEntry.Of(message) : known with { Product = message };
        work.Save(entry);

        work.AfterCommit(() => catalogue.Apply(entry));
    }
}
