using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.NotificationSubgraph.Events;
using Octomart.NotificationSubgraph.Mail;
using Octomart.NotificationSubgraph.Notifications;
using Octomart.NotificationSubgraph.Preferences;
using Octomart.NotificationSubgraph.Sellers;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;
using Octomart.SubgraphDefaults.Topics;

namespace Octomart.NotificationSubgraph;

/// <summary>Tells people what happened: by mail, and by messages in the shop.</summary>
public sealed class NotificationSubgraph : Subgraph
{
    /// <inheritdoc />
    public override string Name => "notification";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model) => model
        .Collection<Notification>("notifications", c => c
            .Index("user", [n => n.UserId, n => n.CreatedAt])
            .Index("unread", [n => n.UserId, n => n.CreatedAt], n => !n.IsRead))
        .Collection<UserPreferences>("preferences")
        .Collection<SellerMember>("seller_members", c => c.Index("seller", [m => m.SellerId]))
        .Collection<OutgoingMail>("mails", c => c.Index("due", [m => m.DueAt], m => m.State == MailState.Waiting));

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages) => messages
        .Handle<EmailVerificationRequested, MailVerificationLink>()
        .Handle<RegistrationRepeated, MailRegistrationRepeated>()
        .Handle<PasswordResetRequested, MailPasswordReset>()
        .Handle<SellerDecided, TellSellerDecision>()
        .Handle<SellerMembershipChanged, RememberSellerMember>()
        .Handle<OrderConfirmed, TellBuyerOrderConfirmed>()
        .Handle<OrderConfirmed, TellSellersOrderReceived>()
        .Handle<SellerOrderShipped, TellOrderShipped>()
        .Handle<ParcelDelivered, TellOrderDelivered>()
        .Handle<OrderCancelled, TellOrderCancelled>()
        .Handle<SellerOrderCancelled, TellOrderPartlyCancelled>()
        .Handle<ReturnChanged, TellReturnChanged>()
        .Handle<OrderRefundFailed, TellRefundFailed>()
        .Handle<PayoutPaid, TellPayoutPaid>()
        .Handle<PayoutFailed, TellPayoutFailed>()
        .Handle<PaymentDisputed, TellPaymentDisputed>()
        .Handle<ReconciliationDiffers, TellBooksDiffer>();

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddTopic<Notification>("notifications");
        services.AddSingleton<Notifier>();
        services.AddMail(configuration);
    }
}
