using Stripe;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>Cards that Stripe keeps: payment methods that are attached to a customer, which happens when an intent that saves its card succeeds.</summary>
internal sealed class StripeCardVault(IStripeClient stripe) : ICardVault
{
    private const string UserKey = "octomart_user";
    private const string Cards = "card";

    private readonly CustomerService _customers = new(stripe);
    private readonly PaymentMethodService _methods = new(stripe);

    public Provider Provider => Provider.Stripe;

    /// <summary>A spent key may make a second customer (ADR-022): it never gets a card, because we keep one of them and name no other.</summary>
    public Task<ProviderReply<VaultCustomer>> OpenAsync(string userId, CancellationToken cancellationToken)
    {
        var create = new CustomerCreateOptions { Metadata = new Dictionary<string, string> { [UserKey] = userId } };
        return StripeReplies.AskAsync(
            () => StripeKeys.SendAsync($"{userId}:customer", key => _customers.CreateAsync(create, key, cancellationToken)), customer => new VaultCustomer(customer.Id), cancellationToken);
    }

    public Task<ProviderReply<VaultCards>> ListAsync(string customer, CancellationToken cancellationToken) => StripeReplies.AskAsync(
        () => _methods.ListAsync(new PaymentMethodListOptions { Customer = customer, Type = Cards, Limit = 100 }, null, cancellationToken),
        methods => new VaultCards([.. methods.Where(method => method.Card is not null).Select(CardOf)]),
        cancellationToken);

    public async Task<ProviderReply<VaultCustomer>> RemoveAsync(string customer, string card, CancellationToken cancellationToken)
    {
        try
        {
            await _methods.DetachAsync(card, null, null, cancellationToken);
            return ProviderReply.Of(new VaultCustomer(customer));
        }
        catch (StripeException error) when (error.HttpStatusCode is System.Net.HttpStatusCode.BadRequest or System.Net.HttpStatusCode.NotFound)
        {
            // Stripe says so of one that is detached already.
            return ProviderReply.Of(new VaultCustomer(customer));
        }
        catch (Exception error) when (StripeReplies.FailureOf<VaultCustomer>(error, cancellationToken) is { } failure)
        {
            return failure;
        }
    }

    private static VaultCard CardOf(PaymentMethod method) =>
        new(method.Id, method.Card.Brand, method.Card.Last4, (int)method.Card.ExpMonth, (int)method.Card.ExpYear, method.Card.Fingerprint);
}
