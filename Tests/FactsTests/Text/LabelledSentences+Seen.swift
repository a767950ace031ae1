extension LabelledSentences {
  /// Looked at while the rules were made: a sentence a line, a blank line between passages, [language] above them.
  static let seen = LabelledSentences(
    #"""
    [en]
    Mr. Ode met Dr. Lund at 3.5 p.m. in the U.S. embassy.
    The talks failed.
    "Why now?" Kim asked.
    "Because it pays!"
    (Nobody laughed.)
    Rain fell.
    It was late; see Fig. 3, pp. 4-5, cf. Table 2.

    She lives in the U.S.
    In May she moves to St. Ives.
    Acme Inc. Chairman J. K. Doe resigned on Jan. 5.
    Wages rose 2.5 percent.
    10 firms closed.
    At last! 🎉
    Then everyone went home 🏠.
    Nobody came.

    1. Read the text.
    2. Mark the claims.
    • Keep the quote short.
    • Write to j.doe@example.com or see https://example.com/a.html?x=1.
    The meeting starts at 8 a.m. Kim said so.
    “He said, ‘Stop it.’”
    We stopped...
    Then it went on... and on.
    Is it over?!
    Perhaps.[4]
    Go.

    [de]
    Am 3. Mai traf Hr. Müller den Bürgermeister.
    Die Lage, z. B. München, ist im 21. Jahrhundert anders, d. h. teurer.
    „Kommen Sie mit?“, fragte er.
    „Nein!“ rief sie.
    Dann ging sie.
    Das kostet ca. 5 Mio. Euro, vgl. Abb. 3 und Art. 5 Abs. 2.
    Prof. Dr. Schmidt schwieg.

    Der 2. Weltkrieg endete 1945.
    Danach kam die Teilung.
    Sie lebten bis ins 4. Jh. v. Chr. in der Ebene usw.
    Die Römer kamen bzw. blieben.
    »Ja.«
    »Gut so.«
    St. Gallen liegt am See.
    Nr. 5 lebt!

    [fr]
    M. Dupont et Mme Durand arrivent à 8 h.
    Ils parlent, p. ex. de l'art. 3 et de la p. 12.
    « Vous venez ? » demanda-t-il.
    « Non. »
    Il part.
    MM. Leroy et Petit sont nés en 50 av. J.-C. selon le texte.
    C'est faux !
    Pourquoi ?
    Personne ne le sait.

    [es]
    El Sr. García llegó a las 8 a. m. al hotel.
    ¿Quién lo sabe?
    ¡Nadie!
    Los EE. UU. no firmaron el acuerdo, p. ej. en la pág. 12.
    La Dra. Ruiz dijo: «No iremos».
    Después salió.
    ¿Vienes? —preguntó Ana.
    Sí, dijo él.

    [it]
    Il sig. Rossi e la dott.ssa Bianchi sono a Roma.
    Hanno letto l'art. 5 e la pag. 12, cfr. Verdi.
    «Perché?» chiese Anna.
    «Non so.»
    Poi tacque.
    Costa 3.500 euro, ecc.
    Nessuno paga.

    [pt]
    O Sr. Silva e a Dra. Costa moram na Av. Paulista.
    A lei, p. ex. o art. 5, mudou.
    «Por quê?» perguntou Maria.
    Ninguém respondeu.
    Custa R$ 3.500,00 por mês.
    É caro!

    [nl]
    Dhr. Jansen en mevr. De Vries wonen in Den Haag.
    's Avonds regent het.
    Het kost ca. 5 euro, bijv. bij de bakker op blz. 3.
    "Waarom?" vroeg Jan.
    Niemand weet het.
    's Morgens is het droog.

    [pl]
    Prof. Kowalski mieszka przy ul. Długiej 5.
    W 2017 r. Polska wygrała.
    Są tam m.in. Kraków i Gdańsk, tj. duże miasta.
    Dlaczego?
    Nikt nie wie.
    Pomnik św. Jana stoi w parku im. Kopernika.
    Koniec.

    [ru]
    Проф. Иванов живёт на ул. Ленина в г. Москве.
    В 2017 г. он уехал, т. е. эмигрировал.
    «Почему?» спросил Пётр.
    Никто не знает.
    А. С. Пушкин родился в Москве, см. рис. 3 и стр. 5.
    Это было давно и т. д.
    Конец!

    [ko]
    문재인 후보가 당선될 것으로 보인다.
    “문을 닫는다. 곧 연다.”며 그는 웃었다.
    "회의는 끝났다. 합의는 없었다."라고 그는 말했다.
    정말입니까?
    그렇죠.
    글쎄... 모르겠다.
    기준일은 2019. 3. 8. 기준이며 3.5%가 올랐다.
    “…다”고 말했다는 기사였다.
    축하해요! 🎉
    다음 소식입니다.

    [ko+]
    비가 왔다.
    눈도 왔다.
    KTX가 섰다.
    왜 그럴까?
    아무도 모른다.
    “간다.”라고 말했다.
    끝났어요.

    [zh]
    他走了。
    然后呢？
    “我不去！”他说。
    他说：“我走了。”
    她没有回答……然后离开了。
    明年GDP增长5.5%吗？
    （没有人知道。）
    再见！

    [ja]
    彼は行った。
    「行くよ。」と言った。
    「なぜ？」
    誰も知らない……。
    『本当だ』と思った。
    値段は3.5万円です。
    終わり！
    """#)
}
