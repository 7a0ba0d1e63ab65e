using System.Collections.Immutable;
using Octomart.OrderSubgraph.Orders;
using Octomart.Store;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.OrderSubgraph.Documents;

/// <summary>What the law wants to see of a seller on its invoices. Its id is the seller's.</summary>
internal sealed record InvoiceDetails : Document
{
    public required string LegalName { get; init; }

    public required PostalAddress Address { get; init; }

    public string? TaxNumber { get; init; }

    public ImmutableArray<string> Lines() =>
        [LegalName, .. DocumentComposer.AddressLines(Address with { Name = LegalName }).Skip(1), .. TaxNumber is null ? [] : new[] { $"VAT no. {TaxNumber}" }];
}

/// <summary>What the law wants to see of a seller on its invoices.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="SellerId">The seller.</param>
/// <param name="Address">The seller's address; its name is the legal name.</param>
/// <param name="TaxNumber">The value added tax number, such as DE123456789.</param>
internal sealed record InvoiceDetailsSetInput(string IdempotencyKey, string SellerId, AddressInput Address, string? TaxNumber = null);

/// <summary>What stands on a seller's invoices, or the reasons why it was not changed.</summary>
/// <param name="Lines">The lines as they stand on invoices; null when refused.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record InvoiceDetailsPayload(IReadOnlyList<string>? Lines, IReadOnlyList<OrderError> UserErrors)
{
    internal static InvoiceDetailsPayload Refused(params IReadOnlyList<OrderError> errors) => new(null, errors);
}

[MutationRoot]
internal sealed class InvoiceDetailsSet(IDocumentStore store, TimeProvider clock)
{
    private const int MaxTaxNumber = 30;

    /// <summary>Says what stands on a seller's invoices from now on; those that were issued stay as they are.</summary>
    /// <param name="input">The details, whole.</param>
    [RequiresScopes("orders:write")]
    public async Task<InvoiceDetailsPayload?> InvoiceDetailsSetAsync(InvoiceDetailsSetInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.ActsFor(input.SellerId))
        {
            return InvoiceDetailsPayload.Refused(new OrderError(OrderErrorCode.NotFound, "There is no such seller among yours.", ["input", "sellerId"]));
        }

        if (Check(input) is { Count: > 0 } errors)
        {
            return InvoiceDetailsPayload.Refused(errors);
        }

        var key = IdempotencyKey.Of(caller.Key, nameof(InvoiceDetailsSet), input.IdempotencyKey, input);
        var outcome = await store.WriteOnceAsync(key, clock, (work, token) => WriteAsync(work, input, token), cancellationToken);
        return outcome.IsKeyReused ? InvoiceDetailsPayload.Refused(OrderError.KeyReused)
            : new InvoiceDetailsPayload((outcome.Value ?? (await store.Set<InvoiceDetails>().FindAsync(input.SellerId, cancellationToken))!).Lines(), []);
    }

    private static async Task<WriteOutcome<InvoiceDetails>> WriteAsync(IUnitOfWork work, InvoiceDetailsSetInput input, CancellationToken cancellationToken)
    {
        var address = input.Address.ToAddress();
        var known = await work.FindAsync<InvoiceDetails>(input.SellerId, cancellationToken);
        var details = (known ?? new InvoiceDetails { Id = input.SellerId, LegalName = address.Name, Address = address }) with
        {
            LegalName = address.Name,
            Address = address,
            TaxNumber = input.TaxNumber?.Trim(),
        };
        if (known is null)
        {
            work.Insert(details);
        }
        else
        {
            work.Update(details);
        }

        return WriteOutcome.Done(details, input.SellerId);
    }

    private static List<OrderError> Check(InvoiceDetailsSetInput input)
    {
        var errors = input.Address.Check("address").ToList();
        if (!IdempotencyKey.IsValid(input.IdempotencyKey))
        {
            errors.Add(OrderError.KeyInvalid);
        }

        if (input.TaxNumber is { } number && (string.IsNullOrWhiteSpace(number) || number.Length > MaxTaxNumber || number.Any(char.IsControl)))
        {
            errors.Add(OrderError.Invalid($"Give 1 to {MaxTaxNumber} characters.", "taxNumber"));
        }

        return errors;
    }
}
