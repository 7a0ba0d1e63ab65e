using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.OrderSubgraph.Checkout;
using Octomart.OrderSubgraph.Delivery;
using Octomart.OrderSubgraph.Documents;
using Octomart.OrderSubgraph.Fulfilments;
using Octomart.OrderSubgraph.Orders;
using Octomart.OrderSubgraph.Placements;
using Octomart.OrderSubgraph.Receipts;
using Octomart.OrderSubgraph.Returns;
using Octomart.OrderSubgraph.SellerOrders;
using Octomart.OrderSubgraph.Services;
using Octomart.OrderSubgraph.Settlement;
using Octomart.OrderSubgraph.Taxes;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.OrderSubgraph;

/// <summary>Orders: the placement saga, the sellers' parts, parcels and their tracking.</summary>
public sealed class OrderSubgraph : Subgraph
{
    /// <inheritdoc />
    public override string Name => "order";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Collection<Placement>("placements", c => c
            .Index("due", [placement => placement.DueAt])
            .Index("forget", [placement => placement.ForgetAt])
            .Index("order", [placement => placement.OrderId]));
        model.Collection<Order>("orders", c => c
            .Unique("number", [order => order.Number])
            .Index("buyer", [order => order.BuyerId, order => order.PlacedAt])
            .Index("placed", [order => order.PlacedAt])
            .Index("unpaid", [order => order.UnpaidUntil])
            .Index("duties", [order => order.DutiesDueAt])
            .Index("documents", [order => order.DocumentsDueAt]));
        model.Collection<Return>("returns", c => c.Index("seller", [item => item.SellerId, item => item.RequestedAt]));
        model.Collection<SellerOrder>("seller_orders", c => c
            .Index("seller", [part => part.SellerId, part => part.PlacedAt])
            .Index("parcels", [part => part.ParcelsUnderWay]));
        model.Collection<IssuedDocument>("documents", c => c
            .Unique("number", [document => document.SellerId, document => document.Kind, document => document.Number])
            .Index("order", [document => document.OrderId]));
        model.Collection<DocumentSequence>("document_sequences");
        model.Collection<InvoiceDetails>("invoice_details");
        model.Collection<SellerReceipt>("seller_receipts", c => c
            .Index("seller", [receipt => receipt.SellerId, receipt => receipt.Sequence]));
        model.Collection<DeliveryMethod>("delivery_methods", c => c
            .Index("owner", [method => method.OwnerId]));
        model.Collection<TaxRate>("tax_rates", c => c
            .Index("history", [rate => rate.CountryCode, rate => rate.ValidFrom]));
    }

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OrderOptions>().BindConfiguration(OrderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CarrierOptions>().BindConfiguration(CarrierOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OrderChanges>();
        services.AddSingleton<ICommitObserver, ReceiptSequencer>();
        services.AddSingleton<OrderRepository>();
        AddPlacement(services);
        AddSettlement(services);
        AddDocuments(services);
        services.AddScoped<QuoteDesk>();
        services.AddOptions<TaxOptions>().BindConfiguration(TaxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TaxTables>();
        services.AddScoped<DeliveryMethods>();
        services.AddScoped<DeliveryRates>();
        services.AddScoped<CheckoutDesk>();
        services.AddSingleton<DeliveryMethodWriter>();
        services.AddSingleton<SellerOrderWriter>();
        services.AddSingleton<ReturnWriter>();
        services.AddSingleton<ICarrier, SimulatedCarrier>();
        services.AddHostedService<ParcelTracker>();
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.Handle<PaymentCaptured, ConfirmPaidOrder>();
        messages.Handle<PaymentFailed, NoteFailedPayment>();
        messages.Handle<PaymentRefunded, NoteRefund>();
        messages.Handle<PaymentRefundFailed, NoteFailedRefund>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(WebApplication app) => app.MapDocuments();

    private static void AddDocuments(IServiceCollection services)
    {
        services.AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SellerService>();
        services.AddScoped<DocumentsOfOrders>();
        services.AddSingleton<DocumentLinks>();
        services.AddHostedService<DocumentIssuer>();
    }

    private static void AddPlacement(IServiceCollection services)
    {
        services.AddScoped<CartService>();
        services.AddScoped<StockService>();
        services.AddScoped<PromotionService>();
        services.AddScoped<PaymentService>();
        services.AddScoped<CommissionService>();
        services.AddSingleton<OrderComposer>();
        services.AddSingleton<PlacementGate>();
        services.AddScoped<PlacementDesk>();
        services.AddSingleton<PlacementSaga>();
        services.AddHostedService<PlacementReconciler>();
    }

    private static void AddSettlement(IServiceCollection services)
    {
        services.AddSingleton<OrderDuties>();
        services.AddHostedService<DutyRunner>();
        services.AddHostedService<OrderExpiry>();
        services.AddScoped<AuditService>();
        services.AddSingleton<OrderAuditor>();
        services.AddHostedService(provider => provider.GetRequiredService<OrderAuditor>());
    }
}
