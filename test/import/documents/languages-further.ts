import type { Language } from "./language.js";
import { words } from "./words.js";

export const portuguese: Language = {
  locale: "pt",
  subjects: words(
    "O pedido|O usuário|O token|O arquivo|A solicitação|O servidor|A sessão|A senha|A chave|A imagem|O pagamento|O endereço",
  ),
  predicates: words(
    "não existe|já existe|não está disponível|excede o tamanho máximo|não tem o formato correto|pertence a outra conta|não pode ser excluído(a)|requer uma confirmação|contém caracteres inválidos|não respondeu a tempo|não tem um campo obrigatório|entra em conflito com outra alteração",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Verifique o identificador e envie a solicitação novamente.|Entre em contato com o suporte.|Aguarde um minuto e tente novamente.|Faça login novamente.|Escolha outro nome.",
  ),
  titles: {
    plain: words("Códigos de erro|Lista de erros"),
    silent: words("Anexo B|Valores de retorno|Respostas do serviço"),
  },
  headers: {
    code: words("Código de erro|Código do erro|Erro"),
    silent: words("Código|Nº|Número|Valor"),
    text: words("Descrição|Mensagem|Significado"),
    name: words("Nome|Constante"),
    solution: words("Solução|O que fazer|Ação"),
    status: words("Status HTTP|HTTP"),
    type: words("Tipo|Classe|Categoria"),
  },
  modules: words("Pedidos|Usuários|Pagamentos|Armazenamento|Mensagens|Rede"),
  intro: words("Cada chamada responde em 30 segundos.|São permitidas 100 chamadas por minuto e 5 conexões."),
  parameters: {
    title: "Parâmetros",
    headers: words("Parâmetro|Tipo|Obrigatório|Descrição"),
    texts: words("O identificador do pedido.|O número de itens por página.|O idioma dos textos."),
  },
  changes: {
    title: "Histórico",
    headers: words("Versão|Data|Alteração"),
    texts: words("Primeira edição.|Os limites foram ampliados.|Correções."),
  },
};

export const italian: Language = {
  locale: "it",
  subjects: words(
    "L'ordine|L'utente|Il token|Il file|La richiesta|Il server|La sessione|La password|La chiave|L'immagine|Il pagamento|L'indirizzo",
  ),
  predicates: words(
    "non esiste|esiste già|non è disponibile|supera la dimensione massima|non ha il formato corretto|appartiene a un altro account|non può essere eliminato/a|richiede una conferma|contiene caratteri non ammessi|non ha risposto in tempo|non ha un campo obbligatorio|è in conflitto con un'altra modifica",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Controllare l'identificativo e inviare di nuovo la richiesta.|Contattare l'assistenza.|Attendere un minuto e riprovare.|Accedere di nuovo.|Scegliere un altro nome.",
  ),
  titles: {
    plain: words("Codici di errore|Elenco degli errori"),
    silent: words("Appendice B|Valori restituiti|Risposte del servizio"),
  },
  headers: {
    code: words("Codice errore|Codice di errore|Errore"),
    silent: words("Codice|N.|Numero|Valore"),
    text: words("Descrizione|Messaggio|Significato"),
    name: words("Nome|Costante"),
    solution: words("Soluzione|Cosa fare|Rimedio"),
    status: words("Stato HTTP|HTTP"),
    type: words("Tipo|Classe|Categoria"),
  },
  modules: words("Ordini|Utenti|Pagamenti|Archivio|Messaggi|Rete"),
  intro: words("Ogni chiamata risponde entro 30 secondi.|Sono ammesse 100 chiamate al minuto e 5 connessioni."),
  parameters: {
    title: "Parametri",
    headers: words("Parametro|Tipo|Obbligatorio|Descrizione"),
    texts: words("L'identificativo dell'ordine.|Il numero di elementi per pagina.|La lingua dei testi."),
  },
  changes: {
    title: "Cronologia",
    headers: words("Versione|Data|Modifica"),
    texts: words("Prima edizione.|I limiti sono stati aumentati.|Correzioni."),
  },
};

export const polish: Language = {
  locale: "pl",
  subjects: words(
    "Zamówienie|Konto użytkownika|Token|Plik|Żądanie|Serwer|Połączenie|Hasło|Klucz|Zdjęcie|Zlecenie płatności|Adres",
  ),
  predicates: words(
    "nie istnieje|już istnieje|nie działa w tej chwili|przekracza maksymalny rozmiar|ma nieprawidłowy format|należy do innego konta|nie podlega usunięciu|wymaga potwierdzenia|zawiera niedozwolone znaki|nie daje odpowiedzi na czas|nie ma wymaganego pola|jest w konflikcie z inną zmianą",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Sprawdź identyfikator i wyślij żądanie ponownie.|Skontaktuj się z pomocą techniczną.|Odczekaj minutę i spróbuj ponownie.|Zaloguj się ponownie.|Wybierz inną nazwę.",
  ),
  titles: {
    plain: words("Kody błędów|Lista błędów"),
    silent: words("Załącznik B|Zwracane wartości|Odpowiedzi usługi"),
  },
  headers: {
    code: words("Kod błędu|Numer błędu|Błąd"),
    silent: words("Kod|Nr|Numer|Wartość"),
    text: words("Opis|Komunikat|Znaczenie"),
    name: words("Nazwa|Stała"),
    solution: words("Rozwiązanie|Co zrobić"),
    status: words("Status HTTP|HTTP"),
    type: words("Typ|Klasa|Kategoria"),
  },
  modules: words("Zamówienia|Użytkownicy|Płatności|Magazyn|Wiadomości|Sieć"),
  intro: words("Każde wywołanie trwa najwyżej 30 sekund.|Dozwolone jest 100 wywołań na minutę i 5 połączeń."),
  parameters: {
    title: "Parametry",
    headers: words("Parametr|Typ|Wymagany|Opis"),
    texts: words("Identyfikator zamówienia.|Liczba pozycji na stronie.|Język tekstów."),
  },
  changes: {
    title: "Historia zmian",
    headers: words("Wersja|Data|Zmiana"),
    texts: words("Pierwsze wydanie.|Zwiększono limity.|Poprawki."),
  },
};

export const turkish: Language = {
  locale: "tr",
  subjects: words("Sipariş|Kullanıcı|Jeton|Dosya|İstek|Sunucu|Oturum|Parola|Anahtar|Resim|Ödeme|Adres"),
  predicates: words(
    "bulunamadı|zaten mevcut|kullanılamıyor|en büyük boyutu aşıyor|doğru biçimde değil|başka bir hesaba ait|silinemez|onay gerektiriyor|geçersiz karakterler içeriyor|zamanında yanıt vermedi|zorunlu bir alan içermiyor|başka bir değişiklikle çakışıyor",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Kimliği kontrol edip isteği yeniden gönderin.|Destek ekibine başvurun.|Bir dakika bekleyip yeniden deneyin.|Yeniden oturum açın.|Başka bir ad seçin.",
  ),
  titles: { plain: words("Hata kodları|Hata listesi"), silent: words("Ek B|Dönüş değerleri|Hizmetin yanıtları") },
  headers: {
    code: words("Hata kodu|Hata"),
    silent: words("Kod|No|Numara|Değer"),
    text: words("Açıklama|Mesaj|Anlamı"),
    name: words("Ad|Sabit"),
    solution: words("Çözüm|Ne yapmalı"),
    status: words("HTTP durumu|HTTP"),
    type: words("Tür|Sınıf|Kategori"),
  },
  modules: words("Siparişler|Kullanıcılar|Ödemeler|Depolama|Mesajlar|Ağ"),
  intro: words("Her çağrı 30 saniye içinde yanıtlanır.|Dakikada 100 çağrıya ve 5 bağlantıya izin verilir."),
  parameters: {
    title: "Parametreler",
    headers: words("Parametre|Tip|Zorunlu|Açıklama"),
    texts: words("Siparişin kimliği.|Sayfa başına öğe sayısı.|Metinlerin dili."),
  },
  changes: {
    title: "Değişiklikler",
    headers: words("Sürüm|Tarih|Değişiklik"),
    texts: words("İlk baskı.|Sınırlar yükseltildi.|Düzeltmeler."),
  },
};

export const vietnamese: Language = {
  locale: "vi",
  subjects: words(
    "Đơn hàng|Người dùng|Mã truy cập|Tệp|Yêu cầu|Máy chủ|Phiên làm việc|Mật khẩu|Khóa|Hình ảnh|Khoản thanh toán|Địa chỉ",
  ),
  predicates: words(
    "không tồn tại|đã tồn tại|không khả dụng|vượt quá kích thước tối đa|không đúng định dạng|thuộc về tài khoản khác|không thể xóa|cần được xác nhận|chứa ký tự không hợp lệ|không phản hồi kịp thời|thiếu trường bắt buộc|xung đột với thay đổi khác",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Kiểm tra ID rồi gửi lại yêu cầu.|Liên hệ bộ phận hỗ trợ.|Chờ một phút rồi thử lại.|Đăng nhập lại.|Chọn tên khác.",
  ),
  titles: { plain: words("Mã lỗi|Danh sách lỗi"), silent: words("Phụ lục B|Giá trị trả về|Phản hồi của dịch vụ") },
  headers: {
    code: words("Mã lỗi|Số lỗi"),
    silent: words("Mã|Mã số|Giá trị"),
    text: words("Mô tả|Thông báo|Ý nghĩa"),
    name: words("Tên|Hằng số"),
    solution: words("Cách khắc phục|Giải pháp"),
    status: words("Trạng thái HTTP|HTTP"),
    type: words("Loại|Nhóm"),
  },
  modules: words("Đơn hàng|Người dùng|Thanh toán|Lưu trữ|Tin nhắn|Mạng"),
  intro: words("Mỗi lần gọi trả lời trong 30 giây.|Cho phép 100 lần gọi mỗi phút và 5 kết nối."),
  parameters: {
    title: "Tham số",
    headers: words("Tham số|Kiểu|Bắt buộc|Mô tả"),
    texts: words("ID của đơn hàng.|Số mục trên mỗi trang.|Ngôn ngữ của văn bản."),
  },
  changes: {
    title: "Lịch sử thay đổi",
    headers: words("Phiên bản|Ngày|Thay đổi"),
    texts: words("Phát hành lần đầu.|Tăng giới hạn.|Sửa lỗi."),
  },
};
