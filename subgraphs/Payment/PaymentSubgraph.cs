using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Orders;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Payouts;
using Octomart.PaymentSubgraph.Payouts.Statements;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Providers.PayPalPayments;
using Octomart.PaymentSubgraph.Providers.Simulated;
using Octomart.PaymentSubgraph.Providers.StripePayments;
using Octomart.PaymentSubgraph.Reconciliation;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.PaymentSubgraph.SavedCards;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.PaymentSubgraph;

/// <summary>Payments of orders, refunds, and the ledger of what the shop owes its sellers.</summary>
public sealed class PaymentSubgraph : Subgraph
{
    /// <inheritdoc />
    public override string Name => "payment";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model) => model
        .Collection<Payment>("payments", c => c
            .Index("check", [p => p.CheckAt], p => p.CheckAt != null)
            .Index("release", [p => p.ReleaseAt], p => p.ReleaseAt != null)
            .Migrate(PaymentRelease.FromWholePayments)
            .Unique("reference", [p => p.Provider, p => p.ProviderReference], p => p.ProviderReference != null))
        .Collection<LeftCharge>("left_charges")
        .Collection<SellerOrderPayment>("seller_order_payments")
        .Collection<Refund>("refunds", c => c
            .Index("payment", [r => r.PaymentId])
            .Index("created", [r => r.CreatedAt])
            .Index("next_try", [r => r.NextTryAt], r => r.NextTryAt != null)
            .Index("look", [r => r.LookAt], r => r.LookAt != null))
        .Collection<Dispute>("disputes", c => c
            .Index("payment", [d => d.PaymentId])
            .Index("opened", [d => d.OpenedAt])
            .Index("look", [d => d.LookAt], d => d.LookAt != null))
        .Collection<LedgerEntry>("ledger", c => c
            .Index("seller", [e => e.SellerId, e => e.At])
            .Index("source", [e => e.SourceId])
            .Index("clearing", [e => e.At], e => e.Account == LedgerAccount.ProviderClearing)
            .Index("transaction", [e => e.TransactionId])
            .Index("period", [e => e.SellerId, e => e.Period, e => e.At], e => e.Account == LedgerAccount.SellerAvailable)
            .Migrate(entry => entry["period"] ??= 0))
        .Collection<ReconciliationDay>("reconciliation", c => c.Index("day", [d => d.Day]))
        .Collection<SellerBalance>("seller_balances", c => c
            .Index("seller", [b => b.SellerId])
            .Index("payout", [b => b.NextPayoutAt], b => b.NextPayoutAt != null)
            .Index("unplanned", [b => b.NextPayoutAt], b => b.Available.MinorUnits > 0))
        .AddPayouts()
        .Collection<WebhookEvent>("webhooks", c => c
            .Index("due", [e => e.DueAt], e => e.State == WebhookState.Waiting)
            .Index("processed", [e => e.ReceivedAt], e => e.State == WebhookState.Processed))
        .Collection<SimulatedCharge>("simulated_charges", c => c
            .Index("settles", [s => s.SettlesAt], s => s.SettlesAt != null)
            .Index("disputes", [s => s.DisputeChangesAt], s => s.DisputeChangesAt != null)
            .Index("refund_returns", [s => s.RefundReturnsAt], s => s.RefundReturnsAt != null))
        .Collection<Wallet>("wallets", c => c.Index("user", [w => w.UserId]))
        .Collection<SimulatedCard>("simulated_cards", c => c.Index("customer", [s => s.Customer]))
        .Collection<SimulatedMovement>("simulated_movements", c => c.Index("at", [m => m.At]))
        .Collection<SimulatedWebhook>("simulated_webhooks", c => c.Index("due", [w => w.DueAt]));

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PaymentOptions>().BindConfiguration(PaymentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddTopic<Payment>("payments");
        services.AddSingleton<KeyedGate>();
        services.AddSingleton<PaymentWriter>();
        services.AddSingleton<PaymentDriver>();
        services.AddSingleton<RefundDesk>();
        services.AddSingleton<RefundWatch>();
        services.AddSingleton<DisputeDesk>();
        services.AddSingleton<LedgerOfPayment>();
        services.AddSingleton<LedgerLines>();
        services.AddSingleton<ProviderFees>();
        services.AddSingleton<ReconciliationDesk>();
        services.AddSingleton<ReconciliationWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ReconciliationWorker>());
        services.AddSingleton<EarningsRelease>();
        services.AddSingleton<LeftCharges>();
        services.AddSingleton<WebhookInbox>();
        services.AddSingleton<PaymentProviders>();
        services.AddSingleton<Wallets>();
        services.AddSingleton<CardChoice>();
        services.AddSingleton<PaymentReconciler>();
        services.AddHostedService(provider => provider.GetRequiredService<PaymentReconciler>());
        services.AddScoped<RefundsByPayment>();
        services.AddScoped<DisputesByPayment>();
        services.AddScoped<BalancesBySeller>();
        services.AddScoped<ShareBySellerOrder>();
        services.AddPayouts();
        services.AddSimulatedProvider(configuration);
        services.AddStripeProvider(configuration);
        services.AddPayPalProvider(configuration);
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.Handle<SellerOrderShipped, NoteShipment>();
        messages.Handle<SellerOrderCancelled, NoteCancelledRest>();
        messages.AddPayouts();
    }

    /// <inheritdoc />
    public override void MapEndpoints(WebApplication app)
    {
        app.MapWebhooks();
        app.MapStatements();
    }
}
