extension LabelledSentences {
  /// Written with the others and never looked at while the rules were made; what fails here stays.
  static let unseen = LabelledSentences(
    #"""
    [en]
    Gen. Park told Sen. Hill that the missile flew 1,500 km.
    Nobody at No. 10 believed him.
    "Will it hold?" asked Ms. Reed.
    "It must," said Lt. Gray.
    The treaty (signed in Feb. 1987) ended.
    What now?
    We wait.

    Prices in the E.U. fell, e.g. in France and Italy.
    Smith et al. found the same in vol. 12 of the journal.
    The vote is on Tuesday at 9 a.m. sharp.
    Dr. Who?
    Never heard of him.
    The firm, Beta Ltd., closed in Sept. 2019.
    It had 4.5 million users.
    They left. 😢
    We did not.

    i. First point.
    ii. Second point.
    Visit www.example.org for more.
    He paid $5.25.
    She paid nothing.
    ‘I will go,’ she said.
    ‘Why?’
    No answer came…
    It was Plan B.
    The first had failed.
    Oranges have vitamin C.
    The rest is sugar.

    [de]
    Vom 5. Juni bis zum 12. Juli ist die Ausstellung zu.
    Die Fa. Meier zahlt 3,5 Mrd. Euro inkl. Steuern.
    Frau Dr. Weber sagte: „Das reicht nicht.“
    Niemand widersprach.
    Am 1. Januar tritt § 5 Abs. 3 in Kraft.
    Wer weiß das schon?
    Keiner!

    Ludwig XIV. regierte lange.
    Er starb 1715.
    Er kam gegen 8.30 Uhr, evtl. früher.
    „Halt!“, rief der Wächter.
    Alle blieben stehen.
    Das gilt u. a. für Kinder.
    So ist es.

    [fr]
    Le prof. Martin habite au 12, av. Foch, à Paris.
    Il a lu le chap. 3 et le t. II du livre.
    « C'est vrai ? »
    « Oui ! »
    Elle rit.
    Le n° 5 a gagné 3,5 millions.
    Mgr. Blanc est venu, etc.
    La messe fut courte.

    [es]
    La Srta. López vive en la Av. Libertad, núm. 12.
    ¡Qué frío hace!
    ¿No lo crees?
    El art. 155 se aplicó en 2017.
    Según D. Quijote, todo era verdad.
    «¿Por qué?», preguntó.
    No hubo respuesta.
    Ud. lo sabe.

    [it]
    L'on. Ferri ha visto l'ing. Conti a Milano.
    Il prezzo è di 1.200,50 euro.
    "Davvero?" disse lui.
    Nessuna risposta.
    S. Marco è lontano.
    Che peccato!
    Andiamo via.

    [pt]
    O eng. Souza e o prof. Lima viajaram.
    Ver pág. 7 e cap. 2.
    Quem sabe?
    Eu não.
    Ele disse: «Vou embora.»
    Depois saiu.
    S. Paulo é grande.

    [nl]
    Drs. Bakker en ir. Smit werken samen.
    Zie blz. 12 en art. 3.
    'Kom je mee?' vroeg ze.
    Hij zweeg.
    Dat kost o.a. Piet veel geld.
    Jammer!
    Morgen is er weer een dag.

    [pl]
    Gen. Nowak i płk Wójcik wyjechali.
    Spotkanie jest o godz. 10 w sali nr 5.
    „Po co?” zapytał Jan.
    Nikt nie odpowiedział.
    Zob. str. 3 i rys. 4.
    W XX w. było inaczej.
    Dziś jest spokój.

    [ru]
    Акад. Петров и тов. Сидоров приехали в г. Казань.
    Это стоит 5 тыс. рублей, т. к. нефть дорожает.
    Кто виноват?
    Что делать?
    «Уйди!» сказал он.
    Она ушла.
    М. Ю. Лермонтов погиб в 1841 г.
    Ему было 26 лет.

    [ko]
    사드는 성주에 남는다.
    그는 “우리는 물러서지 않는다. 끝까지 간다.”고 강조했다.
    그게 가능할까요?
    아무도 몰라요.
    오는 2017. 5. 9. 선거가 열린다.
    김 의원은 ‘왜?’라고 되물었다.
    성장률은 2.8%였다.
    결국 끝났네.
    만세! 🎊
    다들 웃었다.

    [ko+]
    회의가 열렸다.
    결론은 없었다.
    누가 알까?
    그는 "모른다."고 답했다.
    내일 다시 모인다.
    3.5%가 올랐다.
    그렇습니다.

    [zh]
    会议结束了。
    没有结果！
    “为什么？”记者问道。
    部长说：“无可奉告。”
    然后他离开了会场。
    价格是3.5元。
    《红楼梦》很好看。
    谁知道呢？

    [ja]
    会議は終わった。
    結論は出なかった。
    「明日また来ます。」と彼女は答えた。
    本当ですか？
    「はい。」
    価格は1.5倍になった。
    （誰も驚かなかった。）
    以上です。
    """#)
}
