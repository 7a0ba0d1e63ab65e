using System.Globalization;
using Microsoft.Extensions.Options;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>
/// Plays a payment provider: what it commits stays committed, also when its answer is lost, and it tells of every change by a webhook. It shares the
/// service's store, but no unit of work and no document with it.
/// </summary>
internal sealed class SimulatedProvider(IDocumentStore store, SimulatedSignature signature, IOptions<SimulatedOptions> options, TimeProvider clock) : IPaymentProvider
{
    public Provider Provider => Provider.Simulated;

    public PaymentProviderOffer Offer => new(Provider, SavesCards: true);

    public bool Accepts(string? paymentMethod) => paymentMethod is null || SimulatedMethods.All.Contains(paymentMethod);

    public Task<ProviderReply<ProviderCharge>> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var id = OpaqueId.From("sch", request.AttemptId);
        return ChangeAsync(id, (charge, _) => charge ?? new SimulatedCharge { Id = id, PaymentId = request.PaymentId, Amount = request.Amount }, cancellationToken);
    }

    public async Task<ProviderReply<ProviderCharge>> ConfirmAsync(ConfirmRequest request, CancellationToken cancellationToken)
    {
        var method = request.PaymentMethod ?? SimulatedMethods.Success;
        var isNew = false;
        var reply = await ChangeAsync(request.Reference, (charge, work) =>
        {
            isNew = charge is not null && CanTry(charge) && !charge.AttemptIds.Contains(request.AttemptId);
            if (!isNew)
            {
                return charge;
            }

            var tried = charge!.Attempt(request.AttemptId, method, request.ReturnUrl, request.SavesCard ? request.Customer : null, clock.GetUtcNow() + options.Value.SettlementDelay);
            if (method is not (SimulatedMethods.TimeoutAfterCommit or SimulatedMethods.DelayedWebhook))
            {
                Announce(work, tried);
            }

            return tried;
        }, cancellationToken);
        return isNew && method == SimulatedMethods.TimeoutAfterCommit
            ? ProviderReply.NoAnswer<ProviderCharge>("The connection broke after the charge was made.")
            : reply;
    }

    public Task<ProviderReply<ProviderCharge>> CaptureAsync(string reference, CancellationToken cancellationToken) =>
        ChangeAsync(reference, (charge, work) => charge is { State: SimulatedState.Authorized } ? Announced(work, charge with { State = SimulatedState.Captured }) : charge, cancellationToken);

    /// <summary>What is being processed cannot be called back, as with real providers: it is captured, and has to be refunded.</summary>
    public Task<ProviderReply<ProviderCharge>> CancelAsync(string reference, CancellationToken cancellationToken) =>
        ChangeAsync(reference, (charge, work) => charge is { State: SimulatedState.Captured or SimulatedState.Processing or SimulatedState.Cancelled } or null
            ? charge
            : Announced(work, charge with { State = SimulatedState.Cancelled }), cancellationToken);

    public async Task<ProviderReply<ProviderCharge>> FetchAsync(string reference, CancellationToken cancellationToken) =>
        await store.Set<SimulatedCharge>().FindAsync(reference, cancellationToken) is { } charge
            ? ProviderReply.Of(Report(charge))
            : ProviderReply.Refused<ProviderCharge>("There is no such charge.");

    public async Task<ProviderReply<ProviderRefund>> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        var amount = request.Amount;
        return await store.WriteAsync([request.Reference], async (work, ct) =>
        {
            var charge = await work.FindAsync<SimulatedCharge>(request.Reference, ct);
            if (charge?.RefundOf(request.RefundId, request.Number) is { } known)
            {
                return ProviderReply.Of(Report(known));
            }

            if (charge is not { State: SimulatedState.Captured } || charge.Refunded + charge.Withdrawn + amount > charge.Amount)
            {
                return ProviderReply.Refused<ProviderRefund>("There is nothing left to refund.");
            }

            if (!SimulatedMethods.GivesBack(charge.Method, request.Number))
            {
                return ProviderReply.Refused<ProviderRefund>("The bank does not take it back.");
            }

            var made = new SimulatedRefund(request.RefundId, amount)
            {
                Number = request.Number,
                ReturnsAt = charge.Method == SimulatedMethods.RefundComesBack ? clock.GetUtcNow() + options.Value.SettlementDelay : null,
            };
            Write(work, charge, charge.With([.. charge.Refunds, made]));
            return ProviderReply.Of(Report(made));
        }, cancellationToken);
    }

    public async Task<ProviderReply<ProviderRefund>> FetchRefundAsync(string reference, string refundReference, CancellationToken cancellationToken) =>
        (await store.Set<SimulatedCharge>().FindAsync(reference, cancellationToken))?.Refunds.FirstOrDefault(refund => refund.Reference == refundReference) is { } known
            ? ProviderReply.Of(Report(known))
            : ProviderReply.Refused<ProviderRefund>("There is no such refund.");

    public async Task<ProviderReply<IReadOnlyList<ProviderDispute>>> ListDisputesAsync(string reference, CancellationToken cancellationToken) =>
        ProviderReply.Of<IReadOnlyList<ProviderDispute>>(await store.Set<SimulatedCharge>().FindAsync(reference, cancellationToken) is { Dispute: { } dispute } charge
            ? [new ProviderDispute(charge.DisputeReference, dispute.Status, "fraudulent", dispute.Amount, charge.Withdrawn, dispute.Fee, dispute.RespondBy)]
            : []);

    public async Task<ProviderReply<IReadOnlyList<ProviderMovement>>> ListMovementsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        List<ProviderMovement> found = [];
        DocumentPage<SimulatedMovement>? page = null;
        do
        {
            page = await store.Set<SimulatedMovement>().PageAsync(
                new() { Where = m => m.At >= from && m.At < to, OrderBy = m => m.At, After = page is null ? null : page.Items[^1].Cursor }, cancellationToken);
            found.AddRange(page.Items.Select(item => item.Document).Select(m => new ProviderMovement(m.Id, m.Kind, m.ChargeId, m.Source, m.Amount, m.Fee, m.At)));
        }
        while (page.HasMore);

        return ProviderReply.Of<IReadOnlyList<ProviderMovement>>(found);
    }

    public Task<ProviderReply<ProviderEvent>> ReadWebhookAsync(IHeaderDictionary headers, string body, CancellationToken cancellationToken) =>
        Task.FromResult(ProviderReply.OfEvent(signature.Read(headers[SimulatedSignature.Header], body)));

    /// <summary>The buyer has answered the bank's question. Null when none is open.</summary>
    public async Task<ProviderCharge?> AnswerChallengeAsync(string reference, bool approve, CancellationToken cancellationToken)
    {
        var isAnswered = false;
        var reply = await ChangeAsync(reference, (charge, work) =>
        {
            isAnswered = charge is { State: SimulatedState.RequiresAction };
            return isAnswered
                ? Announced(work, charge! with
                {
                    State = approve ? SimulatedState.Captured : SimulatedState.RequiresPaymentMethod,
                    DeclineCode = approve ? null : "CHALLENGE_FAILED",
                })
                : charge;
        }, cancellationToken);
        return isAnswered ? reply.Value : null;
    }

    /// <summary>Delayed charges, refunds that come back, and disputes, whose time has come.</summary>
    public async Task SettleDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var due in await store.Set<SimulatedCharge>().ListAsync(new() { Where = c => c.SettlesAt <= now, Limit = 100 }, cancellationToken))
        {
            await ChangeAsync(due.Id, (charge, work) => charge is { State: SimulatedState.Processing, SettlesAt: not null }
                ? Announced(work, charge with { State = SimulatedState.Captured, SettlesAt = null })
                : charge, cancellationToken);
        }

        foreach (var due in await store.Set<SimulatedCharge>().ListAsync(new() { Where = c => c.RefundReturnsAt <= now, Limit = 100 }, cancellationToken))
        {
            await ChangeAsync(due.Id, (charge, work) => charge is { RefundReturnsAt: not null } ? ComeBack(work, charge, now) : charge, cancellationToken);
        }

        foreach (var due in await store.Set<SimulatedCharge>().ListAsync(new() { Where = c => c.DisputeChangesAt <= now, Limit = 100 }, cancellationToken))
        {
            await ChangeAsync(due.Id, (charge, work) => charge?.DisputeChangesAt <= now ? GoOnWithDispute(work, charge, now) : charge, cancellationToken);
        }
    }

    private SimulatedCharge ComeBack(IUnitOfWork work, SimulatedCharge charge, DateTimeOffset now)
    {
        Announce(work, charge.Id, "refund.failed");
        return charge.With([.. charge.Refunds.Select(refund => refund.ReturnsAt <= now ? refund with { IsReturned = true, ReturnsAt = null } : refund)]);
    }

    private SimulatedCharge GoOnWithDispute(IUnitOfWork work, SimulatedCharge charge, DateTimeOffset now)
    {
        Announce(work, charge.Id, $"{SimulatedSignature.DisputeEvents}changed");
        return charge.GoOnWithDispute(now, options.Value.SettlementDelay);
    }

    private static bool CanTry(SimulatedCharge charge) => charge.State is SimulatedState.RequiresPaymentMethod or SimulatedState.RequiresAction;

    private async Task<ProviderReply<ProviderCharge>> ChangeAsync(string reference, Func<SimulatedCharge?, IUnitOfWork, SimulatedCharge?> change, CancellationToken cancellationToken)
    {
        var charge = await store.WriteAsync([reference], async (work, ct) =>
        {
            var before = await work.FindAsync<SimulatedCharge>(reference, ct);
            var after = change(before, work);
            if (after is not null && after != before)
            {
                Write(work, before, after);
            }

            if (after is { State: SimulatedState.Captured or SimulatedState.Authorized, KeptFor: { } customer, Method: { } method } && after.State != before?.State)
            {
                await KeepAsync(work, customer, method, ct);
            }

            return after;
        }, cancellationToken);
        return charge is null ? ProviderReply.Refused<ProviderCharge>("There is no such charge.") : ProviderReply.Of(Report(charge));
    }

    private async Task KeepAsync(IUnitOfWork work, string customer, string method, CancellationToken cancellationToken)
    {
        var id = SimulatedCard.IdOf(customer, method);
        if (await work.FindAsync<SimulatedCard>(id, cancellationToken) is null)
        {
            work.Insert(new SimulatedCard { Id = id, Customer = customer, Method = method, SavedAt = clock.GetUtcNow() });
        }
    }

    private void Write(IUnitOfWork work, SimulatedCharge? before, SimulatedCharge after)
    {
        work.Save(after);
        foreach (var movement in SimulatedMovement.Of(before, after, clock.GetUtcNow()))
        {
            work.Insert(movement);
        }
    }

    private SimulatedCharge Announced(IUnitOfWork work, SimulatedCharge charge)
    {
        Announce(work, charge);
        return charge;
    }

    private void Announce(IUnitOfWork work, SimulatedCharge charge) =>
        Announce(work, charge.Id, string.Create(CultureInfo.InvariantCulture, $"charge.{charge.State}").ToLowerInvariant());

    private void Announce(IUnitOfWork work, string reference, string type) => work.Insert(new SimulatedWebhook
    {
        Id = OpaqueId.New("evt", clock),
        Type = type,
        Reference = reference,
        DueAt = clock.GetUtcNow(),
    });

    private static ProviderRefund Report(SimulatedRefund refund) =>
        new(refund.Reference, refund.IsReturned ? ProviderRefundStatus.Failed : ProviderRefundStatus.Succeeded);

    private ProviderCharge Report(SimulatedCharge charge)
    {
        var nothing = Money.Zero(charge.Amount.Currency);
        return new ProviderCharge(
            charge.Id,
            charge.State switch
            {
                SimulatedState.RequiresAction => ProviderChargeStatus.RequiresAction,
                SimulatedState.Processing => ProviderChargeStatus.Processing,
                SimulatedState.Authorized => ProviderChargeStatus.Authorized,
                SimulatedState.Captured => ProviderChargeStatus.Captured,
                SimulatedState.Cancelled => ProviderChargeStatus.Cancelled,
                _ => ProviderChargeStatus.RequiresPaymentMethod,
            },
            charge.State is SimulatedState.Authorized or SimulatedState.Captured ? charge.Amount : nothing,
            charge.State == SimulatedState.Captured ? charge.Amount : nothing)
        {
            AttemptId = charge.AttemptId,
            DeclineCode = charge.DeclineCode,
            ActionUrl = charge.State == SimulatedState.RequiresAction ? ChallengeUrl(charge) : null,
        };
    }

    private string ChallengeUrl(SimulatedCharge charge) =>
        $"{options.Value.ChallengePath}?payment={charge.PaymentId}" + (charge.ReturnUrl is { } url ? $"&return={Uri.EscapeDataString(url)}" : "");
}
