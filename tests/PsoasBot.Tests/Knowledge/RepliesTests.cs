using System.Text.RegularExpressions;
using PsoasBot.Knowledge;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Knowledge;

/// <summary>What the replies about subjects outside the sources say of the sources.</summary>
public sealed partial class RepliesTests
{
    private static IEnumerable<ScopeEntry> Outside => RealAnswerer.Knowledge.Scope.Where(entry => entry.Kind == ScopeKind.NotCovered);

    [Fact]
    public void A_reply_that_denies_names_the_words_that_are_checked_against_the_statements() =>
        Assert.Empty(Outside.Where(entry => Denial().IsMatch(entry.Reply) && entry.Absent.Count == 0).Select(entry => entry.Id));

    /// <summary>"That condition is not named" is untrue as soon as the member names one that is.</summary>
    [Fact]
    public void No_reply_denies_the_very_thing_that_a_member_named() =>
        Assert.Empty(Outside.Where(entry => UncheckedDenial().IsMatch(entry.Reply)).Select(entry => entry.Id));

    [Fact]
    public void A_word_that_a_statement_holds_is_found()
    {
        var check = new AbsenceCheck(RealAnswerer.Knowledge.Statements);
        var entry = RealAnswerer.Knowledge.Scope[0] with { Absent = ["piriformis", "osteop*", "vitamin*", "strap", "unlikely word"] };

        Assert.Equal(["piriformis", "osteop*", "strap"], check.Untrue(entry).Select(found => found.Word));
    }

    [GeneratedRegex(@"\b(none of|no source|not in|does not|do not|are not|says? nothing|recommend no|name no|nobody)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\bthat( \w+){1,5} (is|are|does|do) not\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UncheckedDenial();
}
