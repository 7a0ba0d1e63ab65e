using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>
/// Issues what orders owe: an invoice when a part's first parcel has gone out, a credit note for what goes back afterwards. Number,
/// document and order are one commit, so a crash leaves no gap and no double; apart from placement, so a seller's sequence is no
/// bottleneck of its sales.
/// </summary>
internal sealed partial class DocumentIssuer(
    IDocumentStore store, OrderRepository orders, IServiceScopeFactory scopes, IOptions<OrderOptions> options, TimeProvider clock,
    ILogger<DocumentIssuer> logger) : BackgroundService
{
    private const int BatchSize = 100;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        clock.RepeatAsync(options.Value.SweepInterval, IssueAllAsync, LogFailed, stoppingToken);

    private async Task IssueAllAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = new DocumentQuery<Order> { Where = order => order.DocumentsDueAt <= now, Limit = BatchSize };
        await using var scope = scopes.CreateAsyncScope();
        var sellers = scope.ServiceProvider.GetRequiredService<SellerService>();
        var issuers = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var order in await store.Set<Order>().ListAsync(due, cancellationToken))
        {
            try
            {
                await IssueAsync(order, sellers, issuers, cancellationToken);
            }
            catch (Exception e) when (e is DuplicateKeyException or StoreConflictException)
            {
                // Another replica issues at the same time: the next round finds what is left.
                LogContended(e, order.Id);
            }
        }
    }

    private async Task IssueAsync(
        Order order, SellerService sellers, Dictionary<string, ImmutableArray<string>> issuers, CancellationToken cancellationToken)
    {
        var parts = await store.Set<SellerOrder>().FindManyAsync([.. order.Parts.Select(part => part.SellerOrderId)], cancellationToken);
        foreach (var sellerId in parts.Values.Where(part => !part.Fulfilments.IsEmpty).Select(part => part.SellerId).Where(id => !issuers.ContainsKey(id)))
        {
            if (await IssuerAsync(sellerId, sellers, cancellationToken) is not { } lines)
            {
                LogSellerUnknown(order.Id, sellerId);

                // Later than the others, so that orders which cannot be documented do not fill the batch.
                await orders.ChangeAsync(order.Id, placed => placed.With(Postpone), cancellationToken);
                return;
            }

            issuers[sellerId] = lines;
        }

        await store.WriteAsync([order.Id], (work, token) => IssueAsync(work, order.Id, issuers, token), cancellationToken);
    }

    private Order Postpone(Order order) =>
        order.DocumentsDueAt is null ? order : order with { DocumentsDueAt = clock.GetUtcNow() + options.Value.MaxRetryDelay };

    /// <summary>What the seller has said; else its name and country.</summary>
    private async Task<ImmutableArray<string>?> IssuerAsync(string sellerId, SellerService sellers, CancellationToken cancellationToken) =>
        await store.Set<InvoiceDetails>().FindAsync(sellerId, cancellationToken) is { } details ? details.Lines()
            : await sellers.FindAsync(sellerId, cancellationToken) is { } seller ? [seller.Name, seller.CountryCode]
            : null;

    private async Task<Order?> IssueAsync(
        IUnitOfWork work, string orderId, Dictionary<string, ImmutableArray<string>> issuers, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(work, orderId, cancellationToken) is not { Order.DocumentsDueAt: not null } placed)
        {
            return null;
        }

        var now = StoreTime.Truncate(clock.GetUtcNow());
        var next = placed.Order with { DocumentsDueAt = null };
        foreach (var part in placed.SellerOrders.Where(part => !part.Fulfilments.IsEmpty))
        {
            foreach (var (kind, content, covers) in Owed(placed.Order, part, issuers[part.SellerId]))
            {
                var number = await TakeNumberAsync(work, part.SellerId, kind, now.Year, cancellationToken);
                work.Insert(new IssuedDocument
                {
                    Id = OpaqueId.New("doc", clock),
                    Kind = kind,
                    Number = number,
                    SellerId = part.SellerId,
                    OrderId = orderId,
                    SellerOrderId = part.Id,
                    IssuedAt = now,
                    Content = content,
                });
                next = Note(next, part, kind, number, covers, now);
            }
        }

        orders.Save(work, placed, placed with { Order = next });
        return next;
    }

    private static Order Note(Order order, SellerOrder part, DocumentKind kind, string number, IEnumerable<string> covers, DateTimeOffset now)
    {
        var noted = order with { DocumentedGiveBacks = order.DocumentedGiveBacks.AddRange(covers) };
        return kind == DocumentKind.Invoice
            ? (noted with { Invoices = noted.Invoices.Add(new PartInvoice(part.Id, number)) })
                .WithEvent(OrderEventKind.InvoiceIssued, OrderActor.Shop, $"Invoice {number} was issued.", now, part.Id)
            : noted.WithEvent(OrderEventKind.CreditNoteIssued, OrderActor.Shop, $"Credit note {number} was issued.", now, part.Id);
    }

    /// <summary>What is to be issued for a part, and which give-backs are dealt with by it.</summary>
    private static IEnumerable<(DocumentKind Kind, DocumentContent Content, IEnumerable<string> Covers)> Owed(
        Order order, SellerOrder part, ImmutableArray<string> issuer)
    {
        var open = order.GiveBacks.Where(giveBack => giveBack.SellerOrderId == part.Id && !order.DocumentedGiveBacks.Contains(giveBack.Id)).ToList();
        if (order.InvoiceNumberOf(part.Id) is not { } invoiceNumber)
        {
            // What has gone back so far is not charged.
            yield return (DocumentKind.Invoice, DocumentComposer.Invoice(order, part, issuer), open.Select(giveBack => giveBack.Id));
            yield break;
        }

        foreach (var giveBack in open.Where(giveBack => giveBack.Amount.MinorUnits > 0))
        {
            yield return (DocumentKind.CreditNote, DocumentComposer.CreditNote(order, part, giveBack, invoiceNumber, issuer), [giveBack.Id]);
        }
    }

    private static async Task<string> TakeNumberAsync(
        IUnitOfWork work, string sellerId, DocumentKind kind, int year, CancellationToken cancellationToken)
    {
        var id = DocumentSequence.IdOf(sellerId, kind, year);
        var sequence = await work.FindAsync<DocumentSequence>(id, cancellationToken);
        if (sequence is null)
        {
            work.Insert(sequence = new DocumentSequence { Id = id, Last = 1 });
        }
        else
        {
            work.Update(sequence = sequence with { Last = sequence.Last + 1 });
        }

        return DocumentNumber.Of(sellerId, kind, year, sequence.Last);
    }

    [LoggerMessage(LogLevel.Error, "Documents could not be issued; tried again at the next round.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Information, "Documents of order {OrderId} are issued at the next round.")]
    private partial void LogContended(Exception exception, string orderId);

    [LoggerMessage(LogLevel.Warning, "Documents of order {OrderId} wait: Seller does not say who {SellerId} is.")]
    private partial void LogSellerUnknown(string orderId, string sellerId);
}
