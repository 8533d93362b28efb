import type { Language } from "./language.js";
import { words } from "./words.js";

export const dutch: Language = {
  locale: "nl",
  subjects: words(
    "De bestelling|De gebruiker|Het token|Het bestand|Het verzoek|De server|De sessie|Het wachtwoord|De sleutel|De afbeelding|De betaling|Het adres",
  ),
  predicates: words(
    "bestaat niet|bestaat al|is niet beschikbaar|is groter dan toegestaan|heeft niet de juiste indeling|hoort bij een ander account|kan niet worden verwijderd|moet worden bevestigd|bevat ongeldige tekens|heeft niet op tijd geantwoord|mist een verplicht veld|is in strijd met een andere wijziging",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Controleer de ID en stuur het verzoek opnieuw.|Neem contact op met support.|Wacht een minuut en probeer het opnieuw.|Log opnieuw in.|Kies een andere naam.",
  ),
  titles: {
    plain: words("Foutcodes|Lijst van fouten"),
    silent: words("Bijlage B|Teruggegeven waarden|Antwoorden van de dienst"),
  },
  headers: {
    code: words("Foutcode|Foutnummer|Fout"),
    silent: words("Code|Nr.|Nummer|Waarde"),
    text: words("Omschrijving|Beschrijving|Betekenis|Melding"),
    name: words("Naam|Constante"),
    solution: words("Oplossing|Wat te doen"),
    status: words("HTTP-status|HTTP"),
    type: words("Soort|Klasse|Categorie"),
  },
  modules: words("Bestellingen|Gebruikers|Betalingen|Opslag|Berichten|Netwerk"),
  intro: words(
    "Elke aanroep antwoordt binnen 30 seconden.|Per minuut zijn 100 aanroepen en 5 verbindingen toegestaan.",
  ),
  parameters: {
    title: "Parameters",
    headers: words("Parameter|Type|Verplicht|Omschrijving"),
    texts: words("De ID van de bestelling.|Aantal items per pagina.|De taal van de teksten."),
  },
  changes: {
    title: "Wijzigingen",
    headers: words("Versie|Datum|Wijziging"),
    texts: words("Eerste uitgave.|De limieten zijn verhoogd.|Correcties."),
  },
};

export const czech: Language = {
  locale: "cs",
  subjects: words("Objednávka|Uživatel|Token|Soubor|Požadavek|Server|Relace|Heslo|Klíč|Obrázek|Platba|Adresa"),
  predicates: words(
    "neexistuje|již existuje|nelze nyní použít|překračuje maximální velikost|nemá správný formát|patří k jinému účtu|nelze smazat|vyžaduje potvrzení|obsahuje neplatné znaky|neodpovídá včas|nemá povinné pole|je v konfliktu s jinou změnou",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Zkontrolujte identifikátor a odešlete požadavek znovu.|Kontaktujte podporu.|Počkejte minutu a zkuste to znovu.|Přihlaste se znovu.|Zvolte jiný název.",
  ),
  titles: { plain: words("Chybové kódy|Seznam chyb"), silent: words("Příloha B|Návratové hodnoty|Odpovědi služby") },
  headers: {
    code: words("Kód chyby|Chybový kód|Chyba"),
    silent: words("Kód|Č.|Číslo|Hodnota"),
    text: words("Popis|Význam|Hlášení"),
    name: words("Název|Konstanta"),
    solution: words("Řešení|Co dělat"),
    status: words("Stav HTTP|HTTP"),
    type: words("Typ|Třída|Kategorie"),
  },
  modules: words("Objednávky|Uživatelé|Platby|Úložiště|Zprávy|Síť"),
  intro: words("Každé volání odpoví do 30 sekund.|Povoleno je 100 volání za minutu a 5 spojení."),
  parameters: {
    title: "Parametry",
    headers: words("Parametr|Typ|Povinný|Popis"),
    texts: words("Identifikátor objednávky.|Počet položek na stránce.|Jazyk textů."),
  },
  changes: {
    title: "Historie změn",
    headers: words("Verze|Datum|Změna"),
    texts: words("První vydání.|Limity byly zvýšeny.|Opravy."),
  },
};

export const ukrainian: Language = {
  locale: "uk",
  subjects: words("Рахунок|Користувач|Токен|Файл|Запит|Сервер|Сеанс|Пароль|Ключ|Рисунок|Платіж|Рядок адреси"),
  predicates: words(
    "не існує|вже існує|зараз недоступний|перевищує найбільший розмір|має неправильний формат|належить іншому обліковому запису|неможливо видалити|потребує підтвердження|містить недопустимі символи|не відповів вчасно|не містить обов'язкового поля|суперечить іншій зміні",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Перевірте ідентифікатор і надішліть запит ще раз.|Зверніться до служби підтримки.|Зачекайте хвилину й повторіть спробу.|Увійдіть знову.|Виберіть іншу назву.",
  ),
  titles: {
    plain: words("Коди помилок|Список помилок"),
    silent: words("Додаток Б|Значення, що повертаються|Відповіді служби"),
  },
  headers: {
    code: words("Код помилки|Помилка|Номер помилки"),
    silent: words("Код|№|Номер|Значення"),
    text: words("Опис|Повідомлення|Пояснення"),
    name: words("Ім'я|Константа|Назва"),
    solution: words("Рішення|Що робити"),
    status: words("Статус HTTP|HTTP"),
    type: words("Тип|Клас|Категорія"),
  },
  modules: words("Замовлення|Користувачі|Платежі|Сховище|Повідомлення|Мережа"),
  intro: words("Кожен виклик відповідає за 30 секунд.|Дозволено 100 викликів на хвилину і 5 з'єднань."),
  parameters: {
    title: "Параметри",
    headers: words("Параметр|Тип|Обов'язковий|Опис"),
    texts: words("Ідентифікатор замовлення.|Кількість елементів на сторінці.|Мова текстів."),
  },
  changes: {
    title: "Історія змін",
    headers: words("Версія|Дата|Зміна"),
    texts: words("Перше видання.|Ліміти збільшено.|Виправлення."),
  },
};

export const arabic: Language = {
  locale: "ar",
  subjects: words("الطلب|المستخدم|الرمز|الملف|الاستعلام|الخادم|الاتصال|النص السري|المفتاح|الرسم|الدفع|العنوان"),
  predicates: words(
    "غير موجود|موجود بالفعل|غير متاح|يتجاوز الحجم الأقصى|ليس بالتنسيق الصحيح|يخص حسابًا آخر|لا يمكن حذفه|يحتاج إلى تأكيد|يحتوي على أحرف غير مسموح بها|لم يستجب في الوقت المحدد|ينقصه حقل إلزامي|يتعارض مع تغيير آخر",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "تحقق من المعرّف وأعد إرسال الطلب.|اتصل بالدعم.|انتظر دقيقة ثم أعد المحاولة.|سجّل الدخول مرة أخرى.|اختر اسمًا آخر.",
  ),
  titles: { plain: words("رموز الأخطاء|قائمة الأخطاء"), silent: words("الملحق ب|القيم المرجعة|ردود الخدمة") },
  headers: {
    code: words("رمز الخطأ|رقم الخطأ"),
    silent: words("الرمز|الرقم|القيمة"),
    text: words("الوصف|الرسالة|المعنى"),
    name: words("الاسم|الثابت"),
    solution: words("الحل|ما العمل"),
    status: words("حالة HTTP|HTTP"),
    type: words("النوع|الفئة"),
  },
  modules: words("الطلبات|المستخدمون|المدفوعات|التخزين|الرسائل|الشبكة"),
  intro: words("كل استدعاء يرد خلال 30 ثانية.|يُسمح بـ 100 استدعاء في الدقيقة و 5 اتصالات."),
  parameters: {
    title: "المعلمات",
    headers: words("المعلمة|النوع|إلزامي|الوصف"),
    texts: words("معرّف الطلب.|عدد العناصر في الصفحة.|لغة النصوص."),
  },
  changes: {
    title: "سجل التغييرات",
    headers: words("الإصدار|التاريخ|التغيير"),
    texts: words("الإصدار الأول.|رُفعت الحدود.|تصحيحات."),
  },
};

export const indonesian: Language = {
  locale: "id",
  subjects: words("Pesanan|Pengguna|Token|Berkas|Permintaan|Server|Sesi|Kata sandi|Kunci|Gambar|Pembayaran|Alamat"),
  predicates: words(
    "tidak ditemukan|sudah ada|tidak tersedia|melebihi ukuran maksimum|tidak memiliki format yang benar|milik akun lain|tidak dapat dihapus|memerlukan konfirmasi|mengandung karakter yang tidak diizinkan|tidak merespons tepat waktu|tidak memiliki bidang wajib|bertentangan dengan perubahan lain",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Periksa ID lalu kirim ulang permintaan.|Hubungi dukungan.|Tunggu satu menit lalu coba lagi.|Masuk kembali.|Pilih nama lain.",
  ),
  titles: {
    plain: words("Kode kesalahan|Daftar kesalahan"),
    silent: words("Lampiran B|Nilai balik|Tanggapan layanan"),
  },
  headers: {
    code: words("Kode kesalahan|Kode galat|Kesalahan"),
    silent: words("Kode|No.|Nomor|Nilai"),
    text: words("Keterangan|Deskripsi|Pesan|Arti"),
    name: words("Nama|Konstanta"),
    solution: words("Solusi|Tindakan"),
    status: words("Status HTTP|HTTP"),
    type: words("Tipe|Kelas|Kategori"),
  },
  modules: words("Pesanan|Pengguna|Pembayaran|Penyimpanan|Pesan|Jaringan"),
  intro: words("Setiap panggilan dijawab dalam 30 detik.|Diizinkan 100 panggilan per menit dan 5 koneksi."),
  parameters: {
    title: "Parameter",
    headers: words("Parameter|Tipe|Wajib|Keterangan"),
    texts: words("ID pesanan.|Jumlah butir per halaman.|Bahasa teks."),
  },
  changes: {
    title: "Riwayat perubahan",
    headers: words("Versi|Tanggal|Perubahan"),
    texts: words("Edisi pertama.|Batas dinaikkan.|Perbaikan."),
  },
};
