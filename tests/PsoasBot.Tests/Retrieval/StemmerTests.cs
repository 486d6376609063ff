using PsoasBot.Retrieval.Text;

namespace PsoasBot.Tests.Retrieval;

/// <summary>Words and stems from the definition of Porter2, its vocabulary file, and the subject of this bot.</summary>
public sealed class StemmerTests
{
    [Theory]
    [InlineData("caresses", "caress"), InlineData("cries", "cri"), InlineData("ties", "tie"), InlineData("dies", "die"), InlineData("cats", "cat")]
    [InlineData("gas", "gas"), InlineData("this", "this"), InlineData("gaps", "gap"), InlineData("kiwis", "kiwi"), InlineData("nervous", "nervous")]
    [InlineData("agreed", "agre"), InlineData("feed", "feed"), InlineData("hopping", "hop"), InlineData("hoping", "hope"), InlineData("luxuriating", "luxuri")]
    [InlineData("bled", "bled"), InlineData("sing", "sing"), InlineData("bedding", "bed"), InlineData("falling", "fall"), InlineData("fizzed", "fizz")]
    [InlineData("cry", "cri"), InlineData("by", "by"), InlineData("say", "say"), InlineData("happy", "happi"), InlineData("enjoy", "enjoy")]
    [InlineData("relational", "relat"), InlineData("conditional", "condit"), InlineData("valency", "valenc"), InlineData("digitizer", "digit"), InlineData("radically", "radic")]
    [InlineData("differently", "differ"), InlineData("vilely", "vile"), InlineData("analogously", "analog"), InlineData("vietnamization", "vietnam"), InlineData("predication", "predic")]
    [InlineData("operator", "oper"), InlineData("feudalism", "feudal"), InlineData("decisiveness", "decis"), InlineData("hopefulness", "hope"), InlineData("callousness", "callous")]
    [InlineData("formality", "formal"), InlineData("sensitivity", "sensit"), InlineData("sensibility", "sensibl"), InlineData("geology", "geolog"), InlineData("apologies", "apolog")]
    [InlineData("triplicate", "triplic"), InlineData("formative", "format"), InlineData("formalize", "formal"), InlineData("electricity", "electr"), InlineData("electrical", "electr")]
    [InlineData("hopeful", "hope"), InlineData("goodness", "good"), InlineData("negative", "negat"), InlineData("conservative", "conserv"), InlineData("alternative", "altern")]
    [InlineData("revival", "reviv"), InlineData("allowance", "allow"), InlineData("inference", "infer"), InlineData("airliner", "airlin"), InlineData("adjustable", "adjust")]
    [InlineData("defensible", "defens"), InlineData("irritant", "irrit"), InlineData("replacement", "replac"), InlineData("adjustment", "adjust"), InlineData("dependent", "depend")]
    [InlineData("adoption", "adopt"), InlineData("communism", "communism"), InlineData("activate", "activ"), InlineData("effective", "effect"), InlineData("probate", "probat")]
    [InlineData("rate", "rate"), InlineData("cease", "ceas"), InlineData("controlling", "control"), InlineData("roll", "roll"), InlineData("generalities", "general")]
    [InlineData("generic", "generic"), InlineData("communication", "communic"), InlineData("arsenal", "arsenal"), InlineData("skis", "ski"), InlineData("skies", "sky")]
    [InlineData("dying", "die"), InlineData("lying", "lie"), InlineData("gently", "gentl"), InlineData("early", "earli"), InlineData("only", "onli")]
    [InlineData("news", "news"), InlineData("atlas", "atlas"), InlineData("bias", "bias"), InlineData("evening", "evening"), InlineData("earrings", "earring")]
    [InlineData("exceeds", "exceed"), InlineData("proceeded", "proceed"), InlineData("succeeding", "succeed"), InlineData("consistency", "consist"), InlineData("knightly", "knight")]
    [InlineData("stretching", "stretch"), InlineData("stretches", "stretch"), InlineData("stretched", "stretch"), InlineData("tightness", "tight"), InlineData("strengthening", "strengthen")]
    [InlineData("muscles", "muscl"), InlineData("muscular", "muscular"), InlineData("breathing", "breath"), InlineData("exercises", "exercis"), InlineData("vertebrae", "vertebra")]
    [InlineData("psoas", "psoa"), InlineData("lumbar", "lumbar"), InlineData("posture", "postur"), InlineData("sitting", "sit"), InlineData("running", "run")]
    [InlineData("add", "add"), InlineData("egging", "egg"), InlineData("youth", "youth"), InlineData("saying", "say"), InlineData("boy", "boy")]
    public void A_word_has_the_stem_of_Porter2(string word, string stem) => Assert.Equal(stem, Stemmer.Stem(word));

    [Theory]
    [InlineData(""), InlineData("a"), InlineData("x2"), InlineData("l5s1"), InlineData("мышца"), InlineData("腰筋")]
    public void What_is_no_English_word_stays_as_it_is(string word) => Assert.Equal(word, Stemmer.Stem(word));
}
