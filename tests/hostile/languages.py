# ruff: file-ignore[line-too-long] - tables of samples
"""A short news item of our own in each language that an old encoding was made for."""

NEWS = {
    "en": (
        "Harbour café reopens\n\nThe café on the quay – “Chez Nous” – reopened on Monday after a £40,000 repair. "
        "Its owner said the crew hadn’t slept for a week. The council’s naïve plan had put the cost at £5,000.\n"
    ),
    "fr": (
        "Le pont rouvre à la circulation\n\nLe pont au-dessus de la rivière a rouvert lundi matin, a annoncé la "
        "mairie. « Les travaux ont coûté plus cher que prévu », a déclaré le maire, qui espère que l’été sera "
        "calme. Les élèves de l’école voisine ont été les premiers à traverser à pied.\n"
    ),
    "fr_euro": (
        "Le cœur de la ville rouvre\n\nLa mairie a dépensé 4 000 € pour la fête du dernier marché, où l’œuvre du "
        "sculpteur a été dévoilée. Le prix du billet passe à 3 € dès l’été, a précisé l’élue.\n"
    ).replace("’", "'"),
    "de": (
        "Fähre fährt wieder\n\nDie Fähre über den Fluß fährt seit Montag wieder, sagte der Bürgermeister. Für die "
        "Überfahrt müssen Fußgänger künftig zwei Mark mehr bezahlen. „Größere Schäden gab es nicht“, hieß es im "
        "Rathaus.\n"
    ),
    "sv": (
        "Färjan går igen\n\nFärjan över älven går igen sedan i måndags, säger kommunens språkrör. Få resenärer "
        "märkte något, för trafiken låg nere på natten. Nästa år ska båten få en ny motor.\n"
    ),
    "pl": (
        "Most znów otwarty\n\nMost nad rzeką został w poniedziałek znów otwarty, poinformował burmistrz. Kierowcy "
        "mogą już przejeżdżać, lecz ciężarówki wciąż muszą jechać objazdem. Zdaniem mieszkańców remont trwał zbyt "
        "długo, a żółte światła źle działają.\n"
    ),
    "cs": (
        "Most je znovu otevřen\n\nMost přes řeku je od pondělí znovu otevřen, řekl starosta města. Řidiči po něm už "
        "mohou jezdit, těžká vozidla však musí stále používat objížďku. Podle obyvatel trvala oprava příliš "
        "dlouho a žluté světlo stále nefunguje.\n"
    ),
    "hu": (
        "Újra nyitva a híd\n\nHétfő óta újra járható a folyó fölötti híd, közölte a polgármester. A gépkocsik már "
        "átkelhetnek rajta, a teherautóknak azonban továbbra is kerülniük kell. A lakók szerint túl sokáig "
        "tartott a felújítás, és drága is volt, ezért a képviselők vizsgálatot kértek.\n"
    ),
    "ru": (
        "Мост снова открыт\n\nМост через реку снова открыт для движения с понедельника, сообщили в городской "
        "администрации. Водители уже могут проезжать по нему, но грузовики по-прежнему едут в объезд. По словам "
        "жителей, ремонт продолжался слишком долго.\n"
    ),
    "el": (
        "Η γέφυρα άνοιξε ξανά\n\nΗ γέφυρα πάνω από το ποτάμι άνοιξε ξανά τη Δευτέρα, ανακοίνωσε ο δήμαρχος της "
        "πόλης. Οι οδηγοί μπορούν ήδη να περνούν, αλλά τα φορτηγά πρέπει ακόμη να ακολουθούν άλλον δρόμο. Οι "
        "κάτοικοι λένε ότι τα έργα κράτησαν πολύ.\n"
    ),
    "tr": (
        "Köprü yeniden açıldı\n\nIrmağın üzerindeki köprü pazartesi günü yeniden trafiğe açıldı, belediye başkanı "
        "açıkladı. Sürücüler artık köprüden geçebiliyor, ancak kamyonlar hâlâ başka yoldan gitmek zorunda. "
        "Mahalle sakinleri çalışmaların çok uzun sürdüğünü söyledi.\n"
    ),
    "he": (
        "הגשר נפתח מחדש\n\nהגשר מעל הנהר נפתח מחדש לתנועה ביום שני, כך הודיע ראש העירייה. נהגים כבר יכולים לעבור "
        "בו, אך משאיות עדיין חייבות לנסוע בדרך אחרת. לדברי התושבים העבודות נמשכו זמן רב מדי.\n"
    ),
    "ar": (
        "إعادة فتح الجسر\n\nأعيد فتح الجسر فوق النهر أمام حركة المرور يوم الاثنين، كما أعلن رئيس البلدية. يمكن "
        "للسائقين العبور الآن، لكن الشاحنات ما زالت مضطرة إلى استخدام طريق آخر. وقال السكان إن الأشغال استمرت "
        "وقتا طويلا جدا.\n"
    ),
    "ja": (
        "橋が再び開通\n\n川にかかる橋が月曜日に再び開通したと市長が発表した。乗用車はすでに通行できるが、トラックは引き続き"
        "迂回しなければならない。住民によると、工事は予定より長くかかったという。\n"
    ),
    "zh": (
        "大桥重新开放\n\n市长宣布，河上的大桥星期一重新开放通车。小汽车已经可以通行，但是卡车仍然必须绕行。居民们说，工程"
        "花的时间太长了，而且费用也比计划的高得多。市议会将在下个月讨论这个问题。\n"
    ),
    "tw": (
        "大橋重新開放\n\n市長宣布，河上的大橋星期一重新開放通車。小汽車已經可以通行，但是卡車仍然必須繞行。居民們說，工程"
        "花的時間太長了，而且費用也比計劃的高得多。市議會將在下個月討論這個問題。\n"
    ),
    "ko": (
        "다리 다시 열려\n\n강 위의 다리가 월요일에 다시 열렸다고 시장이 발표했다. 승용차는 이미 지나갈 수 있지만 트럭은 "
        "여전히 다른 길로 돌아가야 한다. 주민들은 공사가 너무 오래 걸렸다고 말했다.\n"
    ),
    "th": (
        "สะพานเปิดอีกครั้ง\n\nสะพานข้ามแม่น้ำเปิดให้รถวิ่งอีกครั้งเมื่อวันจันทร์ นายกเทศมนตรีกล่าว รถยนต์ผ่านได้แล้ว "
        "แต่รถบรรทุกยังต้องใช้เส้นทางอื่น ชาวบ้านบอกว่าการซ่อมใช้เวลานานเกินไป\n"
    ),
    "lt": (
        "Tiltas vėl atidarytas\n\nTiltas per upę nuo pirmadienio vėl atidarytas, pranešė miesto meras. Vairuotojai "
        "jau gali juo važiuoti, tačiau sunkvežimiai vis dar turi naudotis aplinkkeliu. Gyventojų teigimu, darbai "
        "užtruko per ilgai, o šviesoforas vėl neveikia.\n"
    ),
    "vi": (
        "Cầu mở lại\n\nCây cầu bắc qua sông đã mở lại vào thứ hai, thị trưởng thông báo. Xe con đã có thể đi qua, "
        "nhưng xe tải vẫn phải đi đường khác. Người dân nói rằng việc sửa chữa kéo dài quá lâu.\n"
    ),
    "uk": (
        "Міст знову відкрито\n\nМіст через річку з понеділка знову відкрито для руху, повідомив міський голова. "
        "Водії вже можуть ним їздити, але вантажівки й досі мусять їхати в об’їзд. Мешканці кажуть, що ремонт "
        "тривав надто довго, і їм це не подобається.\n"
    ),
}
