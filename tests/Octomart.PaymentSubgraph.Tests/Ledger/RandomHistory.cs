using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Payouts;
using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Refunds;

namespace Octomart.PaymentSubgraph.Tests.Ledger;

/// <summary>
/// Three payments in currencies of 0, 2 and 3 digits that share their sellers, and what happens to them: holds, captures, cancellations, reports that come
/// late, twice and in any order, refunds that are decided, answered, refused, answered again and sent back by banks, disputes that are seen, won and lost, earnings that are released, orders that are called off.
/// The rules are the production's; beside them stands a provider that keeps its own books.
/// </summary>
internal sealed class RandomHistory
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-23T12:00:00Z", null);
    private static readonly string[] Currencies = ["JPY", "EUR", "TND"];

    private static readonly PayoutAccount Bank = new()
    {
        Id = "pac",
        SellerId = "sel",
        Provider = Provider.Simulated,
        Reference = "bank",
        Label = "DE •••• 3000",
        Status = PayoutAccountStatus.Ready,
    };

    private readonly Random _random;
    private readonly ImmutableArray<Payment> _opened;
    private readonly Payment[] _payments;
    private readonly List<ProviderCharge>[] _reports;
    private readonly List<(int Payment, Refund Refund)> _refunds = [];

    /// <summary>The disputes as the provider has them, and as we do.</summary>
    private readonly List<(int Payment, ProviderDispute AtProvider, Dispute Known)> _disputes = [];
    private readonly Dictionary<string, LedgerTransaction> _transactions = [];
    private readonly List<LedgerLine> _lines = [];

    /// <summary>What the provider says of its balance, written down when it moved the money.</summary>
    private readonly List<(string Charge, Money Amount)> _balanceTransactions = [];
    private readonly Dictionary<string, SellerBalance> _balances = [];

    /// <summary>Sums of what became available, by balance and the payout that takes it.</summary>
    private readonly Dictionary<(string Balance, int Period), long> _periods = [];
    private readonly List<Payout> _payouts = [];
    private readonly List<List<ProviderPayoutStatus>> _payoutReports = [];

    public RandomHistory(int seed)
    {
        _random = new Random(seed);
        _opened = [.. Currencies.Select(NewPayment)];
        _payments = [.. _opened];
        _reports = [.. _payments.Select(payment => new List<ProviderCharge> { Report(payment, ProviderChargeStatus.RequiresPaymentMethod) })];
    }

    /// <summary>The invariants that did not hold, by name.</summary>
    public HashSet<string> Broken { get; } = [];

    public int Transactions => _transactions.Count;

    /// <summary>Lives through it, looking at every invariant after every step, and then lets everything arrive that was on its way.</summary>
    public RandomHistory Run()
    {
        for (var i = _random.Next(30, 110); i > 0; i--)
        {
            Step(_random.Next(_payments.Length));
            Look();
        }

        for (var i = 0; i < _payments.Length; i++)
        {
            AssertOrderOfReportsDoesNotMatter(i);
            foreach (var report in _reports[i].ToList())
            {
                Observe(i, report);
            }

            foreach (var refund in _refunds.Where(refund => refund.Payment == i).ToList())
            {
                Answer(refund, gives: true);
            }

            for (var j = 0; j < _disputes.Count; j++)
            {
                See(j);
            }

            GiveBackTheRest(i);
        }

        for (var j = 0; j < _disputes.Count; j++)
        {
            while (_disputes[j].AtProvider.Status is DisputeStatus.Inquiry or DisputeStatus.NeedsResponse)
            {
                DecideDispute(j);
            }

            See(j);
        }

        for (var i = 0; i < _payments.Length; i++)
        {
            GiveBackTheRest(i);
        }

        for (var i = 0; i < _payouts.Count; i++)
        {
            See(i, _payoutReports[i][^1] == ProviderPayoutStatus.Paid ? ProviderPayoutStatus.Reversed : ProviderPayoutStatus.Failed);
        }

        Look();
        Hold(nameof(LedgerInvariants.Everything_given_back_leaves_nothing_on_any_account), _lines.Where(line => line.Kind != LedgerEntryKind.ProviderFee).GroupBy(line => (line.Account, line.SellerId, line.Amount.Currency)).All(account => account.Sum(line => line.Amount.MinorUnits) == 0));
        return this;
    }

    private void Step(int i)
    {
        switch (_random.Next(24))
        {
            case < 3:
                Move(i);
                break;
            case < 8:
                Observe(i, _reports[i][_random.Next(_reports[i].Count)]);
                break;
            case < 11:
                Decide(i);
                break;
            case < 14 when _refunds.Count > 0:
                Answer(_refunds[_random.Next(_refunds.Count)], gives: _random.Next(4) > 0);
                break;
            case 14:
                Ship(i);
                Release(i);
                break;
            case 15:
                ComeBack(i);
                break;
            case 16:
                Dispute(i);
                break;
            case 17 when _disputes.Count > 0:
                DecideDispute(_random.Next(_disputes.Count));
                break;
            case 18 when _disputes.Count > 0:
                See(_random.Next(_disputes.Count));
                break;
            case 20 or 21:
                PayOut();
                break;
            case 22 or 23 when _payouts.Count > 0:
                Follow(_random.Next(_payouts.Count));
                break;
            case 19 when _random.Next(8) == 0:
                _payments[i] = _payments[i] with { VoidReason = "CANCELLED" };
                break;
        }
    }

    /// <summary>The provider goes on, and makes a report of it: it captures or cancels once, and never the one after the other.</summary>
    private void Move(int i)
    {
        var next = _reports[i][^1].Status switch
        {
            ProviderChargeStatus.RequiresPaymentMethod => ProviderChargeStatus.Processing,
            ProviderChargeStatus.Processing => _random.Next(4) == 0 ? ProviderChargeStatus.Captured : ProviderChargeStatus.Authorized,
            ProviderChargeStatus.Authorized => _random.Next(6) == 0 ? ProviderChargeStatus.Cancelled : ProviderChargeStatus.Captured,
            var last => last,
        };
        if (next != _reports[i][^1].Status)
        {
            _reports[i].Add(Report(_payments[i], next));
            if (next == ProviderChargeStatus.Captured)
            {
                _balanceTransactions.Add((_payments[i].Id, _payments[i].Amount));
            }
        }
    }

    private void Observe(int i, ProviderCharge report)
    {
        var before = _payments[i];
        var after = before.Observe(report);
        Hold(nameof(LedgerInvariants.A_hold_posts_or_voids_once), !(before.IsPaid || before.Status == PaymentStatus.Cancelled) || ReferenceEquals(before, after));
        if (after.IsPaid && !before.IsPaid)
        {
            Book(Bookings.OfCapture(after, Noon));
        }

        _payments[i] = after;
    }

    private void Decide(int i)
    {
        var payment = _payments[i];
        if (!payment.IsPaid || payment.Refundable.MinorUnits == 0)
        {
            return;
        }

        var amount = new Money(_random.NextInt64(1, payment.Refundable.MinorUnits + 1), payment.Amount.Currency);
        var share = payment.Shares[_random.Next(payment.Shares.Length)];
        var allocations = _random.Next(2) == 0 || share.Refundable < amount
            ? RefundSplit.Split(amount, payment.Shares)
            : [RefundSplit.Allocate(share, amount, share.Commission.Share(_random.Next(10_001)), share.Subsidy.Share(_random.Next(10_001)))];
        Decide(i, allocations);
    }

    private void Decide(int i, ImmutableArray<RefundAllocation> allocations)
    {
        var payment = _payments[i];
        var refund = new Refund
        {
            Id = $"ref_{_refunds.Count}",
            PaymentId = payment.Id,
            Amount = Money.Sum(allocations.Select(allocation => allocation.Amount), payment.Amount.Currency),
            Allocations = allocations,
            Reason = "x",
            CreatedAt = Noon,
        };
        _payments[i] = payment.Reserve(refund);
        _refunds.Add((i, refund));
    }

    /// <summary>The provider's answer to a refund, which may come again: what is settled or released stays so.</summary>
    private void Answer((int Payment, Refund Refund) asked, bool gives)
    {
        if (asked.Refund.Status != RefundStatus.Pending)
        {
            return;
        }

        var (i, refund) = asked;
        gives &= refund.Amount <= LeftAtProvider(i);
        _refunds[_refunds.IndexOf(asked)] = (i, refund with { Status = gives ? RefundStatus.Succeeded : RefundStatus.Failed });
        if (!gives)
        {
            _payments[i] = _payments[i].Release(refund);
            return;
        }

        if (refund.Amount.MinorUnits > 0)
        {
            _balanceTransactions.Add((refund.PaymentId, -refund.Amount));
        }

        Book(Bookings.OfRefund(_payments[i], refund, Noon));
        _payments[i] = _payments[i].Settle(refund);
    }

    /// <summary>One part or all of them; some are shipped again, as far as the events say.</summary>
    private void Ship(int i)
    {
        var shipped = _payments[i].Shares.Where(_ => _random.Next(3) > 0).Select(share => share.SellerOrderId);
        _payments[i] = shipped.Aggregate(_payments[i], (payment, id) => payment.Ship(id, Noon.AddSeconds(_random.Next(-5, 5))));
    }

    /// <summary>A bank sends back what the provider had given back.</summary>
    private void ComeBack(int i)
    {
        if (_refunds.Find(refund => refund.Payment == i && refund.Refund is { Status: RefundStatus.Succeeded, Amount.MinorUnits: > 0 }) is not { Refund: { } refund } gone)
        {
            return;
        }

        _refunds[_refunds.IndexOf(gone)] = (i, refund with { Status = RefundStatus.Failed, HasComeBack = true });
        _balanceTransactions.Add((refund.PaymentId, refund.Amount));
        Book(Bookings.OfRefundReturn(_payments[i], refund, Noon));
        _payments[i] = _payments[i].TakeBack(refund);
    }

    /// <summary>What the provider has of a buyer's money: neither it nor a bank gives more back.</summary>
    private Money LeftAtProvider(int i) =>
        Money.Sum(_balanceTransactions.Where(transaction => transaction.Charge == _payments[i].Id).Select(transaction => transaction.Amount), _payments[i].Amount.Currency);

    /// <summary>A buyer goes to the bank, which takes the money or asks first. We may see it much later.</summary>
    private void Dispute(int i)
    {
        if (!_payments[i].IsPaid || LeftAtProvider(i).MinorUnits == 0)
        {
            return;
        }

        var (nothing, left) = (Money.Zero(_payments[i].Amount.Currency), LeftAtProvider(i));
        var amount = _random.Next(3) == 0 ? left : new Money(_random.NextInt64(1, left.MinorUnits + 1), left.Currency);
        var isInquiry = _random.Next(4) == 0;
        var seen = new ProviderDispute($"du_{_disputes.Count}", isInquiry ? DisputeStatus.Inquiry : DisputeStatus.NeedsResponse, "fraudulent", amount, nothing, nothing, null);
        _disputes.Add((i, seen, global::Octomart.PaymentSubgraph.Disputes.Dispute.Of(_payments[i], Provider.Simulated, seen, Noon)));
        if (!isInquiry)
        {
            Withdraw(_disputes.Count - 1);
        }
    }

    private void Withdraw(int j)
    {
        var (i, dispute, known) = _disputes[j];
        _disputes[j] = (i, dispute with { Status = DisputeStatus.NeedsResponse, Withdrawn = dispute.Amount, Fee = new Money(15, dispute.Amount.Currency) }, known);
        _balanceTransactions.Add((_payments[i].Id, -dispute.Amount));
    }

    /// <summary>The bank goes on: an inquiry may become a dispute, and even what was lost may be won after all.</summary>
    private void DecideDispute(int j)
    {
        var (i, dispute, known) = _disputes[j];
        switch (dispute.Status)
        {
            case DisputeStatus.Inquiry when dispute.Amount <= LeftAtProvider(i) && _random.Next(2) == 0:
                Withdraw(j);
                break;
            case DisputeStatus.Inquiry:
                _disputes[j] = (i, dispute with { Status = DisputeStatus.Closed }, known);
                break;
            case DisputeStatus.NeedsResponse when _random.Next(2) == 0:
                _disputes[j] = (i, dispute with { Status = DisputeStatus.Lost }, known);
                break;
            case DisputeStatus.NeedsResponse:
            case DisputeStatus.Lost when _random.Next(8) == 0:
                _disputes[j] = (i, dispute with { Status = DisputeStatus.Won, Withdrawn = Money.Zero(dispute.Amount.Currency) }, known);
                _balanceTransactions.Add((_payments[i].Id, dispute.Amount));
                break;
        }
    }

    /// <summary>We ask how the dispute is, as the desk does.</summary>
    private void See(int j)
    {
        var (i, dispute, before) = _disputes[j];
        var payment = _payments[i];
        var observed = before.Observe(dispute, payment, Noon);
        var booking = DisputeBookings.Of(payment, before, observed, Noon);
        if (!booking.Lines.IsEmpty)
        {
            Book(booking);
        }

        _disputes[j] = (i, dispute, observed with { Bookings = before.Bookings + (booking.Lines.IsEmpty ? 0 : 1) });
        _payments[i] = payment.WithDispute(before.Allocations, observed.Allocations);
    }

    /// <summary>A seller is paid what is available, or a part of it. Whoever decides on what was read before finds the same payout made.</summary>
    private void PayOut()
    {
        var payable = _balances.Values.Where(balance => balance.Available.MinorUnits > 0).OrderBy(balance => balance.Id, StringComparer.Ordinal).ToList();
        if (payable.Count == 0)
        {
            return;
        }

        var balance = payable[_random.Next(payable.Count)];
        var amount = _random.Next(2) == 0 ? balance.Available : new Money(_random.NextInt64(1, balance.Available.MinorUnits + 1), balance.Available.Currency);
        var payout = Payout.Of(balance, amount, Bank, null, Noon);
        Hold(nameof(LedgerInvariants.Every_available_entry_is_in_exactly_one_payout), _payouts.TrueForAll(other => other.Id != payout.Id));
        Book(PayoutBookings.OfOpening(payout));
        _balances[balance.Id] = _balances[balance.Id] with { Period = balance.Period + 1 };
        _payouts.Add(payout);
        _payoutReports.Add([ProviderPayoutStatus.InTransit]);
    }

    /// <summary>The bank goes on, or an old report comes again.</summary>
    private void Follow(int j)
    {
        var reports = _payoutReports[j];
        if (_random.Next(2) == 0)
        {
            reports.Add(reports[^1] switch
            {
                ProviderPayoutStatus.InTransit => _random.Next(3) == 0 ? ProviderPayoutStatus.Failed : ProviderPayoutStatus.Paid,
                ProviderPayoutStatus.Paid when _random.Next(4) == 0 => ProviderPayoutStatus.Reversed,
                var last => last,
            });
        }

        See(j, reports[_random.Next(reports.Count)]);
    }

    private void See(int j, ProviderPayoutStatus status)
    {
        var (after, booking) = _payouts[j].Observe(new ProviderPayout("ref", status), Noon);
        if (booking is not null)
        {
            Book(booking);
        }

        _payouts[j] = after;
    }

    private void Release(int i)
    {
        var payment = _payments[i];
        PaymentShare[] due = payment.RefundsPending.MinorUnits > 0 ? [] : [.. payment.DueForRelease(Noon)];
        foreach (var share in due)
        {
            Book(Bookings.OfRelease(share, Noon));
        }

        _payments[i] = payment.WithReleased(due);
    }

    private void GiveBackTheRest(int i)
    {
        if (_payments[i].HasRest)
        {
            Decide(i, RefundSplit.Rest(_payments[i].Shares));
            Answer(_refunds[^1], gives: true);
        }
    }

    /// <summary>As the store does: a transaction is written once, its lines are only ever added.</summary>
    private void Book(LedgerTransaction transaction)
    {
        var length = _lines.Count;
        Hold(nameof(LedgerInvariants.Nothing_is_booked_twice), _transactions.TryAdd(transaction.Id, transaction));
        _lines.AddRange(transaction.Lines);
        foreach (var line in transaction.Lines.Where(line => line.SellerId is not null))
        {
            var id = SellerBalance.IdOf(line.SellerId!, line.Amount.Currency);
            _balances[id] = (_balances.GetValueOrDefault(id) ?? SellerBalance.Empty(line.SellerId!, line.Amount.Currency)).Add(line);
            if (line.Account == LedgerAccount.SellerAvailable)
            {
                var period = (id, _balances[id].Period + (line.IsNextPeriod ? 1 : 0));
                _periods[period] = _periods.GetValueOrDefault(period) + line.Amount.MinorUnits;
            }
        }

        Hold(nameof(LedgerInvariants.Each_transaction_sums_to_zero_in_each_currency), transaction.Lines.GroupBy(line => line.Amount.Currency).All(currency => currency.Sum(line => line.Amount.MinorUnits) == 0));
        Hold(nameof(LedgerInvariants.Nothing_is_booked_twice), _lines.Count == length + transaction.Lines.Length);
    }

    private void Look()
    {
        foreach (var payment in _payments)
        {
            Hold(nameof(LedgerInvariants.Refunded_is_at_most_captured_and_captured_at_most_authorised), payment.Refunded + payment.RefundsPending + payment.Disputed <= payment.Captured && payment.Captured <= payment.Authorized
                && payment.Shares.All(share => share.Refundable.MinorUnits >= 0 && share.CommissionLeft.MinorUnits >= 0 && share.SubsidyLeft.MinorUnits >= 0)
                && payment.Shares.Sum(share => share.Refunded.MinorUnits) == (payment.Refunded + payment.RefundsPending).MinorUnits);
        }

        foreach (var balance in _balances.Values)
        {
            Hold(nameof(LedgerInvariants.A_balance_is_the_sum_of_its_entries), balance.Pending.MinorUnits == SumOf(balance, LedgerAccount.SellerPending) && balance.Available.MinorUnits == SumOf(balance, LedgerAccount.SellerAvailable)
                && balance.Reserved.MinorUnits == SumOf(balance, LedgerAccount.SellerReserved));
        }

        foreach (var (period, sum) in _periods)
        {
            // A period that was paid out sums to zero with the payout's own entries, so the payout is the sum of the others; an open one is the balance.
            var balance = _balances[period.Balance];
            var made = _payouts.Count(payout => payout.BalanceId == period.Balance && payout.Period == period.Period);
            Hold(nameof(LedgerInvariants.Every_available_entry_is_in_exactly_one_payout), period.Period <= balance.Period && made == (period.Period < balance.Period ? 1 : 0));
            Hold(nameof(LedgerInvariants.A_payout_is_the_sum_of_its_entries), sum == (period.Period < balance.Period ? 0 : balance.Available.MinorUnits));
        }

        foreach (var currency in _payouts.GroupBy(payout => payout.Amount.Currency))
        {
            Hold(nameof(LedgerInvariants.A_payout_is_the_sum_of_its_entries), currency.Where(payout => payout.Status == PayoutStatus.Paid).Sum(payout => payout.Amount.MinorUnits)
                == _lines.Where(line => line.Account == LedgerAccount.PayoutClearing && line.Amount.Currency == currency.Key).Sum(line => line.Amount.MinorUnits));
        }

        foreach (var payment in _payments.Where(payment => payment.IsPaid))
        {
            // What we have not asked about yet is not in the ledger.
            var unseen = _disputes.Where(dispute => dispute.Known.PaymentId == payment.Id).Sum(dispute => (dispute.AtProvider.Withdrawn - dispute.Known.Withdrawn).MinorUnits);
            var atProvider = _balanceTransactions.Where(transaction => transaction.Charge == payment.Id).Sum(transaction => transaction.Amount.MinorUnits) + unseen;
            var inLedger = _lines.Where(line => line is { Account: LedgerAccount.ProviderClearing, Kind: not LedgerEntryKind.ProviderFee } && line.Amount.Currency == payment.Amount.Currency).Sum(line => line.Amount.MinorUnits);
            Hold(nameof(LedgerInvariants.The_ledger_says_what_the_providers_balance_says), atProvider == -inLedger);
        }

        foreach (var dispute in _disputes)
        {
            Hold(nameof(LedgerInvariants.What_is_disputed_is_reserved_until_it_is_decided), IsHeld(dispute.Known));
        }
    }

    /// <summary>What is reserved in a currency is what open disputes in it hold, no more and no less.</summary>
    private bool IsHeld(Dispute dispute)
    {
        var reserved = _balances.Values.Where(balance => balance.Pending.Currency == dispute.Amount.Currency).Sum(balance => balance.Reserved.MinorUnits);
        var open = _disputes.Select(other => other.Known).Where(other => other.PaymentId == dispute.PaymentId && other.Status != DisputeStatus.Lost).SelectMany(other => other.Allocations);
        var onTheirWay = _payouts.Where(payout => payout.Status is PayoutStatus.Pending or PayoutStatus.InTransit);
        return reserved - onTheirWay.Where(payout => payout.Amount.Currency == dispute.Amount.Currency).Sum(payout => payout.Amount.MinorUnits) == open.Sum(part => (part.Amount - part.Commission + part.SubsidyOrNothing).MinorUnits);
    }

    private long SumOf(SellerBalance balance, LedgerAccount account) => _lines
        .Where(line => line.Account == account && line.SellerId == balance.SellerId && line.Amount.Currency == balance.Pending.Currency)
        .Sum(line => line.Amount.MinorUnits);

    /// <summary>All reports so far, shuffled and repeated, end where they end in order: the last one is among them.</summary>
    private void AssertOrderOfReportsDoesNotMatter(int i)
    {
        if (_reports[i][^1].Status is not (ProviderChargeStatus.Captured or ProviderChargeStatus.Cancelled))
        {
            return;
        }

        var start = _opened[i];
        var inOrder = _reports[i].Aggregate(start, (payment, report) => payment.Observe(report));
        var shuffled = _reports[i].Concat(_reports[i]).OrderBy(_ => _random.Next()).Aggregate(start, (payment, report) => payment.Observe(report));
        Hold(nameof(LedgerInvariants.Any_order_and_repetition_of_reports_ends_in_the_same_state), (inOrder.Status, inOrder.Captured, inOrder.Attempt?.State) == (shuffled.Status, shuffled.Captured, shuffled.Attempt?.State));
    }

    private void Hold(string invariant, bool holds)
    {
        if (!holds)
        {
            Broken.Add(invariant);
        }
    }

    private static ProviderCharge Report(Payment payment, ProviderChargeStatus status)
    {
        var nothing = Money.Zero(payment.Amount.Currency);
        return new ProviderCharge("ref", status, status is ProviderChargeStatus.Authorized or ProviderChargeStatus.Captured ? payment.Amount : nothing, status == ProviderChargeStatus.Captured ? payment.Amount : nothing)
        {
            AttemptId = "att_1",
        };
    }

    private Payment NewPayment(string currency)
    {
        var nothing = Money.Zero(currency);
        var shares = Enumerable.Range(0, _random.Next(1, 5)).Select(i =>
        {
            var amount = _random.NextInt64(1, _random.Next(2) == 0 ? 10 : 1_000_000_000);
            var subsidy = _random.Next(2) == 0 ? 0 : _random.NextInt64(0, 1_000_000);
            return new PaymentShare
            {
                SellerOrderId = $"so_{currency}_{i}",
                SellerId = $"sel_{_random.Next(3)}",
                Amount = new Money(amount, currency),
                Commission = new Money(_random.NextInt64(0, amount + subsidy + 1), currency),
                Subsidy = new Money(subsidy, currency),
                Refunded = nothing,
                CommissionRefunded = nothing,
                SubsidyRefunded = nothing,
            };
        }).ToImmutableArray();
        return new Payment
        {
            Id = $"pay_{currency}",
            OrderId = $"ord_{currency}",
            Amount = Money.Sum(shares.Select(share => share.Amount), currency),
            Shares = shares,
            OpenedAt = Noon,
            ExpiresAt = Noon.AddMinutes(15),
            Authorized = nothing,
            Captured = nothing,
            Refunded = nothing,
            RefundsPending = nothing,
        }.Start(new PaymentAttempt { Id = "att_1", StartedAt = Noon }, Provider.Simulated);
    }
}
