/*
 * The words that headers of published tables use, in several languages, by the role of the column. A header that matches
 * none of them has the role `other`.
 */

export type Role =
  | "code"
  | "status"
  | "value"
  | "inner"
  | "http"
  | "name"
  | "title"
  | "text"
  | "cause"
  | "solution"
  | "retry"
  | "parameter"
  | "type"
  | "required"
  | "other";

const pattern = (words: string): RegExp => new RegExp(words, "i");

/** The first pattern that matches a header gives its role. */
const roles: readonly { readonly role: Role; readonly words: RegExp }[] = [
  { role: "required", words: pattern("必选|必填|是否必|required|mandatory|optional|必須|필수|默认值|缺省|default") },
  {
    role: "inner",
    words: pattern(
      "^(?:模块|子|二级|业务|内部|具体|详细|module|sub|inner|detail(?:ed)?|business|secondary|extended)[-_ ]*(?:错误|返回|error|status)?[-_ ]*(?:码|代码|code)",
    ),
  },
  { role: "retry", words: pattern("retr(?:y|iable|yable)|重试|再試行|재시도") },
  { role: "http", words: pattern("http(?!s?:)") },
  {
    role: "solution",
    words: pattern(
      "solution|resol|handl|suggest|recommend|remed|workaround|troubleshoot|how to|what to do|que faire|wat te doen|was (?:ist )?(?:zu )?tun|qué hacer|o que fazer|cosa fare|co zrobić|что делать|如何处理|corrective|^actions?$|^fix|处理|解决|措施|建议|办法|对策|應對|対処|対応|解決|해결|조치|대응|solución|lösung|решение|solución|solution|soluzione|solução|oplossing|rozwiązan|çözüm|khắc phục|giải pháp|solusi|penanganan|การแก้|الحل|समाधान|рішення|řešení|lösning|ratkaisu|λύση|behebung|maßnahme|мер[аы]|dépannage",
    ),
  },
  {
    role: "code",
    words: pattern(
      "(?:error|err|fault|exception|return|result|response|ret|exit|reason|problem)[-_ ]*(?:codes?|numbers?|no\\.?|id)\\b|^err(?:code|no)|error[.]?code|hresult|return[-_ ]?values?|exit[-_ ]?status|(?:事件|回调)码|errorcode|retcode|sqlstate|错误(?:代?码|编码|编号|号)|異常碼|错误ID|異常コード|(?:返回|响应|结果|异常|告警|失败|退出|回应)(?:代?码|值|编码)|戻り値|리턴 ?값|반환 ?값|rückgabewert|valeur de retour|valor de retorno|zwracana wartość|возвращаемое значение|dönüş değeri|giá trị trả về|錯誤(?:代)?碼|エラー(?:コード|番号)|(?:오류|에러)\\s*(?:코드|번호)|código de error|código do erro|fehler(?:code|nummer)|code d['’ ]?erreur|код ошибки|(?:kod|nr|numer) błędu|hata (?:kodu|numarası)|mã lỗi|kode (?:kesalahan|galat|error)|kod ralat|รหัสข้อผิดพลาด|رمز الخطأ|कोड त्रुटि|त्रुटि कोड|код помилки|chybový kód|kód chyby|fel(?:kod|nummer)|feilkode|fejlkode|virhekoodi|hibakód|cod(?:ul)? (?:de )?eroare|κωδικός σφάλματος|קוד שגיאה|foutcode|codice (?:di )?errore|código de (?:error|erro)|cód\\.? (?:de )?err|número de err|fehler-?(?:code|nr|nummer|kennung)|n° d['’ ]?erreur|號碼|کد خطا|klaidos kodas|kļūdas kods|veakood|код на грешка|koda? greške",
    ),
  },
  {
    role: "status",
    words: pattern(
      "^codes?$|^code\\b|\\bcodes?$|状态(?:代?码|值)|status[-_ ]*code|狀態碼|返回结果$|ステータスコード|^コード|상태\\s*코드|^코드|^代?码$|^编码$|^代码$|^código|^код$|^kode$|^kod$|^kod\\b|^kodu$|^mã(?: số)?$|^รหัส$|^الرمز$|^رمز$|^कोड$|^kód$|^koodi$|^koden?$|^κωδικός$|^קוד$|^codice$|^código\\b|^cód\\.?$|^kode\\b|^cod$|^کد$|^kods$|^kood$|^kodas$",
    ),
  },
  {
    role: "value",
    words: pattern(
      "^(?:numeric |error )?values?$|^results?$|^numbers?$|^no\\.?$|^num$|^值$|^取值$|^数值$|^编号$|^号$|^dec(?:imal)?$|^(?:№|nr\\.?|číslo|num[ée]ro|número|numero|nummer|numer|wartość|wert|valeur|valor|valore|waarde|değer|numara|giá trị|số|nilai|nomor|номер|значение|値|番号|값|번호|القيمة|الرقم|ค่า|หมายเลข)$|^hex|十进制|十六进制|^数字$|constant.?/.?value|^#$",
    ),
  },
  { role: "type", words: pattern("^(?:data ?)?type$|^类型$|参数类型|数据类型|字段类型|^型$|데이터 ?유형|^format$") },
  {
    role: "name",
    words: pattern(
      "^(?:error ?)?(?:names?|constants?|symbols?|symbol[eo]|identifiers?|macros?|enums?|mnemonics?|keys?)$|symbolic|condition name|codedesc|错误名|常量|枚举|标识|英文名|宏|エラー名|^hata$|^erros?$|^erreurs?$|^fehler$|^ошибка$|^błąd$|^lỗi$|^errore$|^galat$|^kesalahan$|^エラー$|^오류$|^错误$|定数|상수|오류 ?이름|^errors?$|^status$|^name[-_ ]|^(?:nazwa|nome|nombre|nom|naam|namn|navn|ad|adı|tên|nama|ชื่อ|الاسم|नाम|назва|název|nimi|név|nume|όνομα|שם|bezeichner|bezeichnung|имя|название|konstante|константа|constante|costante|stała|sabit)$",
    ),
  },
  {
    role: "parameter",
    words: pattern(
      "参数|字段|属性|节点名|父节点|成员|parameter|field|property|attribute|argument|^option|^header|element|パラメー|フィールド|매개 ?변수|필드|파라미터|^node|配置项|変数|变量",
    ),
  },
  {
    role: "cause",
    words: pattern(
      "cause|reason|原因|なぜ|원인|理由|사유|ursache|causa|przyczyna|neden|nguyên nhân|penyebab|sebab|สาเหตุ|السبب|سبب|कारण|причина|příčina|orsak|årsag|syy|\\bok\\b$|cauză|αιτία|סיבה|oorzaak|motivo|raison",
    ),
  },
  {
    role: "title",
    words: pattern(
      "message|msg|错误类型|错误信息|错误消息|错误提示|提示|返回信息|メッセージ|메시지|reason phrase|error type|^title|标题|信息|消息|文案|mensaje|meldung|сообщение|wiadomość|komunikat|mesaj|iletisi|thông (?:báo|điệp)|pesan|mesej|ข้อความ|الرسالة|رسالة|संदेश|повідомлення|zpráva|meddelande|melding|besked|viesti|üzenet|μήνυμα|הודעה|bericht|messaggio|mensagem|текст",
    ),
  },
  {
    role: "text",
    words: pattern(
      "desc|meaning|explan|detail|comment|note|remark|summary|definition|说明|描述|含义|释义|意义|备注|詳細|详细|説明|意味|内容|설명|의미|내용|비고|text|info|descripción|descrição|beschreibung|описание|значение|расшифровк|пояснен|scenario|场景|^opis|opis$|znaczenie|açıklama|anlam|mô tả|ý nghĩa|deskripsi|keterangan|arti$|penerangan|คำอธิบาย|รายละเอียด|ความหมาย|الوصف|وصف|المعنى|विवरण|अर्थ|опис|значення|popis|význam|beskrivning|betydelse|beskrivelse|kuvaus|selitys|leírás|jelentés|descriere|περιγραφή|σημασία|תיאור|omschrijving|beschrijving|libell[ée]|betekenis|descrizione|significato|significado|bedeutung|erläuterung|erklärung|signification|توضیح|aprašymas|apraksts|kirjeldus|описание|përshkrim",
    ),
  },
];

/** Longer texts are sentences, or page titles in a layout table. */
const longestHeader = 32;

/** The role that a header gives its column. */
export function roleOf(header: string): Role {
  const squeezed = header.replace(/\s+/g, " ").trim();
  if (squeezed.length > longestHeader) return "other";
  return roles.find(({ words }) => words.test(squeezed))?.role ?? "other";
}

/** Whether a text, such as the heading of a table, mentions errors. */
export function mentionsErrors(text: string): boolean {
  return /err(?:or|no)|exception|fault|failure|status ?code|return ?(?:code|value)|result ?code|response ?code|错误|错误码|异常|返回码|状态码|錯誤|告警|エラー|오류|에러|ошиб|\berros?\b|fehler|erreur|código|błęd|błąd|hata|lỗi|kesalahan|galat|ralat|خطأ|أخطاء|ข้อผิดพลาด|त्रुटि|помил|chyb|feilmeld|felkod|virhe|hiba|hibák|eroare|erori|σφάλμα|σφαλμάτων|שגיא|\bfout|klaida|kļūda|viga|грешк|gabim|ত্রুটি|خطا/i.test(
    text,
  );
}

/** Whether words above a table or in its header say that it lists something that is not codes. */
export function mentionsOthers(text: string): boolean {
  return /param(?:eter|ètre|etr)|\bports?\b|config|setting|environment|changelog|release|history|\bversions?\b|\bevents?\b|\bfields?\b|\bmetrics?\b|\bdate\b|\byear\b|price|model|参数|字段|配置|事件|版本|端口|指标/i.test(
    text,
  );
}
