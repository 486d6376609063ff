using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Understanding;

/// <summary>
/// Names what a short question leaves out: where everything is about the psoas, "it" and "mine" are the psoas, and the name alone asks what it is.
/// A longer message may mean anything by "it" and is left as it is.
/// </summary>
internal static partial class Subject
{
    private const int LongestBare = 9;
    private const int FewestAsked = 3;
    private const string Name = "the psoas";

    /// <summary>The question with its subject named.</summary>
    public static string Named(string question)
    {
        if (WhatIsThat().IsMatch(question) && question.Contains("psoas", StringComparison.OrdinalIgnoreCase)) return $"what is {Name}";
        var words = QueryWords.Split(question);
        if (words.Count is 0 or > LongestBare) return question;
        if (words.TrueForAll(word => word is "psoas" or "muscle" or "the" or "a" or "iliopsoas")) return $"what is {Name}";
        return words.Contains("psoas", StringComparer.Ordinal) ? question : Pronoun().Replace(question, Name, 1);
    }

    /// <summary>The question without a preface that only announces it ("different question: …", "quick one, …") and without an aside that only says who has it.</summary>
    public static string WithoutPreface(string question)
    {
        var asked = Forbidden().Replace(Aside().Replace(Salutation().Replace(Preface().Replace(question, ""), ""), ""), " ");
        return QueryWords.Split(asked).Count >= FewestAsked ? asked : question;
    }

    [GeneratedRegex(@"^\W*((and|so|ok|okay|now|hi|hello|hey)\W+){0,2}(a |one |just a |just one )?(different|another|other|new|unrelated|quick|next|short|silly|stupid|dumb) (question|topic|one|thing)\s*[:,.;!-]+\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Preface();

    /// <summary>A greeting or thanks before the question itself, set off by a sign.</summary>
    [GeneratedRegex(@"^\W*(hi|hello|hey|hiya|howdy|greetings|good (morning|afternoon|evening|day)|thanks?( you| u)?( so much| a lot| very much)?|thx|ty|cheers|namaste|hola|hallo|bonjour)( (there|all|everyone|everybody|folks|guys|bot|psoasbot|again|team|friends))*\s*[!,.;:)\n-]+\s*(and |so |but )?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Salutation();

    /// <summary>"…? my daughter, 13, has it": whom it is asked for, which the screen reads; the question is about the thing.</summary>
    [GeneratedRegex(@"(?<=[?.!])\s*(and |but |because |asking because )?(my|our) (\w+ )?(daughter|son|kid|child|boy|girl|niece|nephew|mum|mom|mother|dad|father|wife|husband|partner|sister|brother|friend|client|student|gran|grandma|grandpa)( is)?[\s,(]*(\d{1,2})?[\s,)]*(years? old|yrs?( old)?|yo)?[\s,)]*(has|have|had|got|has got|with) (it|that|this|one|the same)( too| as well)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Aside();

    /// <summary>"… my doctor says no": what a clinician forbids, which the pointer answers; what the texts say of doctors is not asked.</summary>
    [GeneratedRegex(@"([,.;!(-]\s*|(?<!\s)\s*)\b((but|and|though|although|even if|since|because)\s+)?(my|the|our) (\w+ )?(doctor|doc|gp|physio\w*|pt|surgeon|consultant|osteopath|chiro\w*|midwife|specialist|orthop\w+|nurse)s? (just |always |clearly )?(says?|said|told me|tells me|advised( me)?|wants me|forbids?|forbade|warned me)\s+(no\b( \w+)?|not to( \w+){0,2}|me not to( \w+){0,2}|i (should ?n.?t|must ?n.?t|can.?t|cannot|may not)( \w+){0,2}|against( \w+)?|it|off( \w+)?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Forbidden();

    /// <summary>"My physio mentioned the psoas, what is that?": the last clause asks what the word before it means.</summary>
    [GeneratedRegex(@"([,.;!:-]\s*|(?<!\s)(?>[^\S\n]*\n\s*))(so |and |but )?(what(s|'s|’s)?( even| exactly| the heck| on earth)? (is|are)? ?(it|that|this)|what does (it|that) (even )?mean)( even| exactly| please| then)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex WhatIsThat();

    /// <summary>At the end of the question, or as what does, can or is something; "is it safe" and the like mean no thing by their "it".</summary>
    [GeneratedRegex(@"\bmine\b|\b(it|(this|that) (muscle|thing))(?=\W*$)|(?<=\b(does|did|can|is|has) )it(?= (?!true|ok|okay|safe|normal|bad|good|possible|worth|dangerous|better|best|necessary|right|wrong|fine|a|an|the|that|because|like|too|my|your)\w)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Pronoun();
}
