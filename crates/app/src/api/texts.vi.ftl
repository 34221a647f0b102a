# Giao diện cho chương trình
api-title = Đôn Đốc, giao diện cho chương trình
api-description = Cùng việc làm và cùng quyền như các trang. Chương trình làm thay một người bằng mã truy cập tạo ở trang Tài khoản; làm được những gì người đó được làm và mã được phép, không bao giờ hơn. Danh sách lấy theo từng trang. Mỗi bước gửi kèm phiên bản đã thấy và một khóa Idempotency-Key riêng: gửi lại thì nhận đúng câu trả lời cũ. Việc bị từ chối được báo bằng mã lỗi cố định (application/problem+json), theo ngôn ngữ của Accept-Language. Địa chỉ không có trả 404, phương thức không nhận trả 405.
api-security = Mã truy cập của một người, tạo ở trang Tài khoản. Phiên làm việc của trình duyệt không dùng được ở đây.
api-asks = Việc này cần quyền { $verb }; mã truy cập cần phạm vi { $scope }.
api-status-200 = Đã làm, hoặc đã tìm thấy.
api-status-304 = Vẫn như câu trả lời mà chương trình đã có.
api-status-400 = Yêu cầu không đúng dạng đã mô tả.
api-status-401 = Không có mã truy cập còn hiệu lực.
api-status-403 = Người này, hoặc mã truy cập này, không được làm việc này.
api-status-404 = Không có, hoặc người này không được biết.
api-status-406 = Chương trình không nhận JSON.
api-status-409 = Không làm được với tình trạng hiện tại, hoặc khóa đã dùng cho yêu cầu khác.
api-status-413 = Nội dung gửi đến quá lớn.
api-status-415 = Nội dung gửi đến không phải là JSON.
api-status-422 = Bị từ chối theo quy tắc nghiệp vụ.

# Các trang giới thiệu
api-page = Giao diện cho chương trình
api-page-lede = Phiên bản { $version }. Nội dung ở đây lấy từ chính chương trình.
api-openapi = Bản mô tả cho chương trình (OpenAPI 3.1)
api-problems = Thông báo lỗi
api-problems-lede = Mọi mã lỗi mà chương trình có thể nhận, điều đã xảy ra và việc cần làm tiếp.
api-code = Mã
api-what = Điều đã xảy ra
api-next = Việc cần làm tiếp
api-parameters = Tham số
api-sends = Gửi đi
api-answers = Trả về
api-refusals = Có thể bị từ chối với
api-name = Tên
api-kind = Kiểu
api-meaning = Ý nghĩa
api-required = bắt buộc
api-structs = Cấu trúc dữ liệu
api-trail = Vị trí

# Các phần, và từng địa chỉ để làm gì: một dòng tên, rồi một câu.
api-subject-me = Người dùng mã
api-subject-organisations = Tổ chức
api-subject-reporting = Báo cáo
api-subject-search = Tìm
api-subject-packs = Gói nghiệp vụ
api-subject-figures = Số liệu tổng hợp
api-get-me =
    Mã truy cập làm thay ai
    Người, các vai trò đang giữ hôm nay và phạm vi của mã.
api-list-organisations =
    Các đơn vị của một ngày
    Mọi đơn vị tồn tại vào một ngày, hoặc chỉ một loại.
api-get-organisation =
    Một đơn vị
    Kèm các tên gọi, trực thuộc và kế thừa.
api-list-rounds =
    Các đợt báo cáo do đơn vị của người dùng theo dõi
    Kèm tiến độ từng đợt.
api-get-round =
    Một đợt báo cáo
    Biểu, kỳ và các ngày.
api-list-reports-of-round =
    Các báo cáo của một đợt
    Mọi đơn vị phải báo cáo, kèm tình trạng. Nội dung chưa gửi không hiện.
api-enter-for-units =
    Nhập thay số liệu cho đơn vị
    Đơn vị yêu cầu báo cáo nhập số liệu đã biết trên giấy. Đơn vị thấy ai nhập, tự chọn khi đã gõ số khác, tự duyệt và gửi.
api-list-reports =
    Các báo cáo của đơn vị người dùng
    Báo cáo phải gửi và đã gửi, kể cả báo cáo phần của đơn vị đã kết thúc.
api-get-report =
    Một báo cáo
    Kèm số liệu và nội dung; trong đơn vị còn kèm kết quả kiểm tra.
api-submit-report =
    Gửi báo cáo
    Gửi bản đã duyệt. Câu trả lời có biên nhận.
api-open-round =
    Mở đợt báo cáo
    Yêu cầu các đơn vị báo cáo một biểu của một kỳ, và tạo báo cáo cho từng đơn vị.
api-preview-round =
    Mở đợt thì ai phải báo cáo
    Không mở gì. Kỳ, các đơn vị, và phần của những cơ quan đã kết thúc.
api-list-standing-requests =
    Lịch báo cáo
    Những yêu cầu báo cáo lặp lại của các cơ quan mà người dùng được mở đợt.
api-make-standing-request =
    Đặt lịch báo cáo
    Mỗi kỳ một đợt, mở và đến hạn theo số ngày tính từ ngày cuối kỳ.
api-get-standing-request =
    Một lịch báo cáo
    Những đợt sắp mở và đã mở.
api-pause-request =
    Tạm dừng lịch báo cáo
    Nêu lý do. Những ngày tạm dừng không được mở bù.
api-resume-request =
    Tiếp tục lịch báo cáo
    Từ hôm nay.
api-end-request =
    Kết thúc lịch báo cáo
    Nêu lý do. Các đợt đã mở vẫn như cũ.
api-draft-letter =
    Công văn đôn đốc của một đợt
    Tệp Word hoặc PDF, gửi các đơn vị chậm, theo số liệu lúc này. Không được lưu; số, ngày và chữ ký do văn phòng.
api-draft-plans-letter =
    Công văn đôn đốc kế hoạch
    Tệp Word hoặc PDF, gửi các đơn vị quá hạn kế hoạch hoặc có kế hoạch còn thiếu mục, nêu rõ từng mục. Không được lưu; số, ngày và chữ ký do văn phòng.
api-draft-report =
    Báo cáo tổng hợp của một đợt
    Tệp Word hoặc PDF, theo số liệu lúc này. Không được lưu.
api-get-receipt =
    Biên nhận của một lần gửi báo cáo
    Mã được tính lại từ những gì đang lưu.
api-lock-round =
    Chốt đợt báo cáo
    Không nhận thêm, trừ đơn vị được gia hạn.
api-unlock-round =
    Mở chốt
    Nhận báo cáo trở lại.
api-import-figures =
    Nhập nhiều số liệu một lần
    Vào bản nhập của bất kỳ số báo cáo nào mà người dùng được nhập. Câu trả lời nêu kết quả từng dòng; không có «partly» thì ghi tất cả hoặc không ghi gì, và nêu lý do. Mã truy cập cần phạm vi figures.
api-endorse-report =
    Duyệt trong đơn vị
    Thủ trưởng duyệt bản nhập như hiện có; chỗ phải sửa hoặc phải giải trình thì chưa duyệt được.
api-accept-report =
    Công nhận báo cáo đã gửi
    Từ đó báo cáo được tính là đã công nhận.
api-send-back-report =
    Trả lại báo cáo đã gửi
    Cả báo cáo, từng ô hoặc từng phần, kể cả sau khi đã công nhận.
api-correct-report =
    Mở đính chính báo cáo đã công nhận
    Bản đã công nhận vẫn được tính cho đến khi gửi bản đính chính.
api-waive-report =
    Miễn báo cáo cho một đơn vị
    Đơn vị không phải nộp báo cáo này.
api-withdraw-waiver =
    Bỏ miễn
    Đơn vị lại phải nộp báo cáo.
api-admit-report =
    Gia hạn sau khi chốt cho một đơn vị
    Đến hết một ngày.
api-withdraw-admission =
    Rút gia hạn
    Đợt báo cáo chốt với cả đơn vị này.
api-search =
    Tìm
    Văn bản, mục của văn bản, nhiệm vụ, báo cáo sơ kết, tổng kết và đơn vị, theo từ có dấu hoặc không dấu; kết quả sát nhất đứng trước.
api-list-packs =
    Các gói nghiệp vụ
    Lĩnh vực dưới dạng dữ liệu: có những gói nào, phiên bản nào.
api-get-pack =
    Một gói nghiệp vụ
    Các biểu với chỉ tiêu và câu hỏi: những mã mà chương trình gửi đến.
api-get-figures =
    Một chỉ tiêu là bao nhiêu
    Của đơn vị cùng mọi đơn vị bên dưới qua các kỳ, và của từng đơn vị bên dưới; như khi báo cáo hoặc theo tổ chức của một ngày; như đã biết đến nay hoặc đến một ngày. Mỗi số kèm mức đầy đủ. Số liệu chính xác, không làm tròn.
api-explain-figure =
    Số liệu gồm những gì
    Từng báo cáo trong đó và phần đóng góp. Báo cáo không được xem chỉ nêu số lượng.
api-get-completeness =
    Ai đã báo cáo
    Của đơn vị và mọi đơn vị bên dưới ở mọi cấp, trong một kỳ: phải báo cáo, đã báo cáo, đúng hạn. Bảng gọn, trả về một lần.
api-get-place =
    Vị trí trong các đơn vị cùng loại
    Thứ bậc, thấp nhất, giữa, cao nhất, bao nhiêu đơn vị đã có số. Không cho biết số của ai.

# Nhiệm vụ và phần việc
api-subject-obligations = Nhiệm vụ và phần việc
api-list-obligations =
    Nhiệm vụ mà người dùng theo dõi hoặc thực hiện
    Kèm tình hình các phần việc mà người dùng được xem; lọc theo văn bản, đơn vị, tình trạng hoặc từ ngữ.
api-get-obligation =
    Một nhiệm vụ
    Kèm nguyên văn trong văn bản, đơn vị phối hợp và mọi phần việc mà người dùng được xem.
api-list-assignments =
    Phần việc đang mở
    Của các đơn vị mà người dùng làm việc, hoặc của một đơn vị, trong phạm vi được xem.
api-get-assignment =
    Một phần việc, với toàn bộ diễn biến
    Các kỳ, báo cáo và kết quả xem xét, minh chứng, gia hạn, chuyển giao và lịch sử. Ngoài đơn vị không thấy những gì đơn vị chưa gửi.
api-get-assignment-receipt =
    Biên nhận của một lần gửi
    Mã kiểm chứng được tính lại từ dữ liệu đang lưu; câu trả lời cho biết còn khớp hay không.
api-attach-evidence =
    Đính kèm minh chứng
    Tệp ở dạng base64, dung lượng tối đa như trên trang.
api-get-evidence =
    Nội dung của một minh chứng
    Đúng như khi đính kèm. Ngoài đơn vị chỉ thấy minh chứng đã gửi.
api-withdraw-evidence =
    Rút minh chứng
    Lần đã gửi vẫn giữ minh chứng đó.
api-acknowledge-assignment =
    Xác nhận nhận việc
    Thay mặt đơn vị xác nhận đã nhận phần việc.
api-name-responsible =
    Nêu người chịu trách nhiệm
    Một thủ trưởng của đơn vị, chịu trách nhiệm về phần việc.
api-save-progress-draft =
    Giữ bản nháp báo cáo tiến độ
    Chỉ riêng người viết thấy, đến khi báo cáo. Không có hệ quả nào khác.
api-report-progress =
    Báo cáo tiến độ
    Đơn vị tự khai, bằng lời của mình.
api-endorse-progress =
    Duyệt báo cáo tiến độ mới nhất
    Thủ trưởng chịu trách nhiệm về báo cáo.
api-submit-progress =
    Gửi báo cáo tiến độ đã duyệt
    Câu trả lời có biên nhận.
api-confirm-duty =
    Xác nhận nhiệm vụ thường xuyên
    Nhiệm vụ vẫn đang được thực hiện.
api-accept-progress =
    Công nhận một lần gửi
    Phần việc có hạn một lần kết thúc tại đây; phần việc theo kỳ chuyển sang kỳ sau.
api-send-back-progress =
    Trả lại một lần gửi
    Nêu rõ điều phải bổ sung, sửa.
api-extend-assignment =
    Gia hạn
    Nêu lý do; hạn đầu vẫn được lưu.
api-cancel-assignment =
    Hủy phần việc
    Nêu lý do. Phần việc kết thúc, những gì đã làm vẫn xem được.

# Văn bản
api-subject-documents = Văn bản
api-list-documents =
    Văn bản mà người dùng được xem
    Lọc theo từ ngữ, theo tình trạng chưa mở, chưa xác nhận đã nhận, hoặc theo đơn vị nhận.
api-register-document =
    Đăng ký văn bản
    Tệp ở dạng base64 được đọc, kiểm tra dấu chỉ mức độ mật, rồi thành văn bản kèm kết quả đọc. Cùng một tệp của cùng một cơ quan là một văn bản.
api-get-document =
    Một văn bản và tình trạng của nó
    Các bản, việc ban hành, nơi nhận; với bên gửi là tình hình ở từng nơi nhận. Đọc ở đây không tính là đã mở.
api-get-reading =
    Nội dung và kết quả đọc
    Các điều khoản, nhiệm vụ và câu hỏi, như đã được hiệu chỉnh đến nay.
api-get-document-file =
    Tệp của văn bản
    Đúng như khi tải lên.
api-add-text =
    Thay bản khác cho văn bản
    Trước khi ban hành. Những gì đã hiệu chỉnh được chuyển sang bản mới.
api-preview-publication =
    Ban hành sẽ mở những gì
    Số phần việc, đơn vị nhận việc, và điều còn vướng.
api-publish-document =
    Ban hành
    Mở đúng những gì đã xem trước. Bản làm việc phải còn là bản đã xem trước.
api-retract-document =
    Thu hồi việc ban hành
    Nêu lý do. Những gì đã mở được đóng lại.
api-receive-document =
    Xác nhận đã nhận văn bản
    Cho từng đơn vị của người dùng chưa xác nhận.
api-remind-recipients =
    Nhắc nơi nhận chưa mở
    Mỗi nơi nhiều nhất một lần mỗi ngày; câu trả lời cho biết đã nhắc bao nhiêu nơi.
api-list-corrections =
    Các hiệu chỉnh của kết quả đọc
    Ai sửa gì, lúc nào, trước và sau; hiệu chỉnh nào đã được hoàn tác.
api-correct-reading =
    Hiệu chỉnh kết quả đọc
    Một hiệu chỉnh: thông tin đầu văn bản, nhiệm vụ, nơi nhận, hoặc một câu hỏi để nguyên. Theo đúng các kiểm tra của trang. Sau khi ban hành thì không sửa nữa.
api-undo-correction =
    Hoàn tác một hiệu chỉnh
    Khi những gì nó đã sửa chưa bị sửa tiếp.
api-list-proposals =
    Đề xuất của lần đọc lại
    Từng giá trị mà bộ đọc mới đọc khác, kèm giá trị đang có.
api-answer-proposal =
    Nhận hoặc bỏ một đề xuất
    Nhận thì thành một hiệu chỉnh như mọi hiệu chỉnh khác.
api-reread-document =
    Đọc lại bằng bộ đọc mới
    Bản làm việc chưa đổi; các chỗ khác nhau thành đề xuất.
api-compare-texts =
    So sánh hai bản
    Dòng và nhiệm vụ được thêm, bớt hoặc đổi.

# Một chỗ cho mọi thứ
api-subject-overview = Mọi thứ về một việc
api-get-overview =
    Tổng quan
    Các số chính, mỗi số kèm địa chỉ trang có các dòng của nó, và thay đổi trong bảy ngày.
api-list-late-units =
    Đơn vị nào đang chậm
    Mọi đơn vị có phần việc đang mở mà bạn được xem, đơn vị chậm nhiều đứng trước.
api-get-clause =
    Một điều khoản với mọi thứ gắn với nó
    Nhiệm vụ, kế hoạch đưa vào, chỉ tiêu, tuyên truyền, phát hiện, khó khăn, kinh phí: mỗi phần vài dòng đầu và số dòng được xem.
api-get-dossier =
    Hồ sơ của một đơn vị
    Phần việc, báo cáo, kế hoạch, chỉ tiêu, phát hiện, khó khăn, tuyên truyền, sổ: mỗi phần vài dòng đầu và số dòng được xem.

# Bao phủ
api-subject-coverage = Mức bao phủ của kế hoạch
api-get-coverage =
    Mức bao phủ của một văn bản
    Từng đơn vị và từng mục, theo mắt xích yếu nhất của chuỗi; tại một ngày nếu cần.
api-list-coverage-gaps =
    Chỗ thiếu
    Mỗi chỗ nêu một lần ở nơi chuỗi bị đứt, cùng các đơn vị chờ theo.
api-list-relations =
    Quan hệ giữa các mục của một kế hoạch và của văn bản cấp trên
    Những gì đang có giá trị và mọi lần ghi trước.
api-relate-clauses =
    Ghi quan hệ giữa các mục
    Nhiều quan hệ một lần, được tất cả hoặc không. Mỗi quan hệ nêu số đã thấy; «open» là rút lại điều đã ghi.
api-list-suggestions =
    Đề xuất nối mục
    Tính từ lời văn, kèm vị trí các chữ quyết định; không được lưu.

# Chỉ tiêu giao
api-subject-outreach = Tuyên truyền
api-list-campaigns =
    Các đợt tuyên truyền
    Của cơ quan, của cấp trên mời và của cấp dưới, theo quyền của người dùng.
api-draft-campaign =
    Lập dự thảo đợt tuyên truyền
    Đối tượng, kênh theo mã của gói nghiệp vụ; đơn vị thuộc phạm vi của cơ quan.
api-get-campaign =
    Một đợt tuyên truyền
    Nội dung mới nhất và tình trạng.
api-change-campaign =
    Sửa đợt tuyên truyền
    Kèm lý do; hoạt động đã ghi phải còn nằm trong nội dung mới.
api-open-campaign =
    Mở đợt tuyên truyền
    Mở dự thảo, hoặc mở lại đợt đã đóng.
api-close-campaign =
    Đóng đợt tuyên truyền
    Kèm lý do; đợt đã đóng không nhận thêm hoạt động.
api-get-reach =
    Kết quả của đợt theo đơn vị
    Số người và lượt theo đối tượng, so với tổng số đã nêu; theo kênh.
api-list-activities =
    Hoạt động của đợt
    Những hoạt động mà người dùng được xem, cả hoạt động đã rút.
api-record-activity =
    Ghi hoạt động
    Đếm số người theo đối tượng; gửi lại với cùng khóa thì không ghi hai lần.
api-list-materials =
    Tài liệu của đợt
    Mọi bản của từng tài liệu.
api-add-material =
    Thêm tài liệu hoặc bản mới
    Một tệp hoặc một địa chỉ; trả về đợt tuyên truyền.
api-get-material =
    Tệp của một bản tài liệu
    Nội dung của tệp.
api-state-people =
    Nêu tổng số người của một đơn vị
    Theo đối tượng, trong năm của đợt, kèm nguồn.
api-state-persons =
    Nêu số người không trùng
    Của một đối tượng trong cả đợt, do chính đơn vị nêu.
api-get-activity =
    Một hoạt động
    Như hiện nay, sau các lần sửa.
api-correct-activity =
    Sửa hoạt động
    Kèm lý do; bản trước được giữ.
api-withdraw-activity =
    Rút hoạt động
    Kèm lý do; hoạt động đã rút không tính nữa.
api-get-activity-evidence =
    Minh chứng của hoạt động
    Tệp của một bản.
api-get-outreach =
    Kết quả tuyên truyền của cơ quan và cấp dưới
    Trong một khoảng ngày: theo kênh, theo đối tượng, đơn vị chưa có hoạt động.
api-subject-targets = Chỉ tiêu
api-list-targets =
    Chỉ tiêu đang có hiệu lực
    Của một cơ quan, của cấp trên và cấp dưới trực tiếp, và của các cơ quan mà nó kế thừa.
api-get-target =
    Một chỉ tiêu
    Kèm những gì có trước và những gì thay thế nó.
api-set-target =
    Đặt chỉ tiêu
    Cho một chỉ tiêu thống kê, một năm, theo một căn cứ. Thấp hơn mức cấp trên giao vẫn được phép.
api-replace-target =
    Thay một chỉ tiêu bằng chỉ tiêu khác
    Nêu lý do. Chỉ tiêu cũ vẫn được lưu; câu trả lời là chỉ tiêu mới.
api-withdraw-target =
    Rút chỉ tiêu
    Nêu lý do. Chỉ tiêu vẫn được lưu.

# Sự kiện, người dùng, sắp xếp
api-list-events-of-organisation =
    Sự kiện của một tổ chức
    Mọi việc làm thay đổi tổ chức đó, hoặc khiến nó kế thừa tổ chức khác.
api-list-organisation-events =
    Sự kiện của danh mục tổ chức
    Thay đổi gì, ngày nào, theo văn bản nào; lọc theo thời gian hoặc loại.
api-correct-organisation =
    Sửa lỗi viết của một tổ chức
    Tên hoặc mã, cho toàn bộ thời gian của nó. Không thành lập, kết thúc hay chuyển gì.
api-correct-event =
    Sửa lỗi viết của một sự kiện
    Căn cứ và ghi chú.
api-import-organisations =
    Nhập danh mục từ bảng
    Như trang Nhập danh mục: đủ hoặc không gì cả. Có thể chỉ xem trước.

# Xuất toàn bộ
api-subject-export = Xuất toàn bộ dữ liệu
api-get-export =
    Tình trạng bản xuất
    Chưa có, đang tạo, đã có hoặc không tạo được.
api-make-export =
    Tạo bản xuất
    Chạy nền; hỏi lại tình trạng cho đến khi xong. Đang tạo thì không tạo thêm.
api-take-export =
    Lấy bản xuất
    Tệp ZIP, khi đã có. Việc lấy được ghi vào nhật ký.
api-remove-export =
    Xóa bản xuất
    Nếu không, hệ thống tự xóa sau một ngày.
api-subject-people = Người dùng
api-list-people =
    Người dùng của một tổ chức
    Ai giữ vai trò ở đó từ nay hoặc từ một ngày sau. Chỉ dành cho người được xem người dùng của tổ chức.
api-list-invitations =
    Lời mời đang chờ của một tổ chức
    Những lời mời chưa ai nhận.
api-invite =
    Mời một người
    Mã của lời mời chỉ có trong câu trả lời đầu tiên và không được lưu. Gửi lại cùng khóa thì câu trả lời không có mã.
api-withdraw-invitation =
    Thu hồi lời mời
    Khi chưa ai nhận.
api-get-person =
    Một người dùng
    Vai trò ở đơn vị, và việc tạm dừng nếu có.
api-suspend =
    Tạm dừng tài khoản
    Nêu lý do. Các phiên đang mở và mã truy cập ngừng ngay.
api-lift-suspension =
    Mở lại tài khoản
    Tài khoản dùng được như trước.
api-preview-hand-over =
    Bàn giao sẽ chuyển những gì
    Phần việc mà người đó chịu trách nhiệm, và những người có thể nhận.
api-hand-over =
    Bàn giao
    Trách nhiệm về các phần việc đang mở chuyển sang người nhận; vai trò ở đơn vị kết thúc hôm nay.
api-token-given = Mã đã được đưa ra trong câu trả lời đầu tiên của khóa này và không được lưu. Hãy thu hồi lời mời này rồi mời lại với một khóa mới.
api-subject-reorganisations = Sắp xếp tổ chức
api-list-reorganisations =
    Các phương án sắp xếp
    Đã áp dụng, và những phương án mà người dùng được sửa.
api-get-reorganisation =
    Một phương án sắp xếp
    Các dòng, điều còn sai, và các sự kiện đã vào danh mục.
api-begin-reorganisation =
    Lập phương án sắp xếp
    Tên, căn cứ, ngày và các dòng như khi nhập. Phương án còn sai vẫn được giữ.
api-change-reorganisation =
    Sửa phương án
    Phần đầu và các dòng thay cho những gì đang có.
api-pick-names =
    Cho biết tên chỉ ai
    Với mỗi tên chưa rõ: một tổ chức, hoặc đơn vị thành lập mới.
api-change-new-body =
    Cho biết đơn vị mới là gì
    Loại, tên ngắn, cấp trên.
api-choose-heirs =
    Chọn ai tiếp nhận
    Phần việc hoặc người, kèm lý do. Lựa chọn sau cùng có hiệu lực.
api-decide-reorganisation =
    Chốt phương án
    Khi không còn sai sót và lựa chọn bỏ ngỏ.
api-withdraw-decision =
    Rút việc chốt
    Nêu lý do. Phương án được chuẩn bị tiếp.
api-apply-reorganisation =
    Áp dụng phương án đã chốt
    Khi đã đến ngày: sự kiện vào danh mục, việc, người và báo cáo được chuyển, trong một lần.
api-abandon-reorganisation =
    Bỏ phương án
    Nêu lý do. Vẫn đọc lại được.
api-begin-again =
    Lập lại từ phương án đã bỏ
    Giữ các dòng và câu trả lời.

# Việc của tôi
api-subject-work = Việc của tôi
api-get-work =
    Việc phải làm và việc đang chờ người khác
    Phần việc, báo cáo chờ xử lý, báo cáo phải nộp và văn bản đến, như trên trang Việc của tôi.

# Sửa đổi, thay thế
api-subject-amendments = Sửa đổi, thay thế văn bản
api-list-amendments =
    Văn bản trước mà một văn bản sửa đổi hoặc thay thế
    Điều khoản trước và sau, và những gì đang dựa vào điều khoản đã đổi.
api-say-amendment =
    Ghi quan hệ sửa đổi, thay thế
    Ghi là có hoặc không phải, nêu lý do.
api-pair-clause =
    Ghép một điều khoản
    Điều khoản nào thay cho điều khoản trước; nêu lý do.
api-carry-over =
    Mang sang văn bản sau
    Những dòng được chọn, tất cả hoặc không dòng nào.
api-list-contained =
    Chỉ tiêu trong nghị quyết, kế hoạch của cấp dưới
    Đơn vị nào đã đưa vào, với mức nào; và những gì chính cơ quan còn phải trả lời cấp trên.
api-say-stance =
    Không đưa một chỉ tiêu vào
    Nêu lý do; hoặc bỏ câu trả lời trước.
api-list-contributions =
    Phần đóng góp vào một chỉ tiêu
    Từng phần, phần không cộng hai lần, và tổng.
api-contribute =
    Ghi phần đóng góp
    Toàn bộ hoặc một phần; phần bằng không để thôi tính.

# Kế hoạch
api-subject-plans = Kế hoạch
api-list-plans =
    Kế hoạch của đơn vị và cấp dưới
    Mỗi kế hoạch thực hiện văn bản nào, đang ở trạng thái nào.
api-list-plans-owed =
    Đơn vị chưa ban hành kế hoạch
    Được giao xây dựng kế hoạch mà chưa có kế hoạch nào đã ban hành.
api-get-plan =
    Một kế hoạch
    Kèm các mục với chủ trì, thời hạn, sản phẩm, kinh phí.
api-write-money-of-plan =
    Ghi kinh phí của kế hoạch
    Số tiền của các mục trong kế hoạch đã ban hành, kèm nguồn.
api-declare-plan =
    Khai một văn bản là kế hoạch
    Nêu các văn bản được thực hiện; danh sách trống là bỏ khai, khi chưa có gì dựa vào.
api-begin-plan-draft =
    Bắt đầu soạn kế hoạch
    Chọn văn bản được thực hiện; có thể dựng sẵn mục từ nhiệm vụ giao đơn vị.
api-get-plan-draft =
    Một bản soạn
    Chỉ người của đơn vị đọc được.
api-write-plan-draft =
    Ghi nội dung bản soạn
    Thay toàn bộ nội dung, theo đúng phiên bản đã đọc.
api-make-plan-document =
    Tạo văn bản từ bản soạn
    Văn bản chưa ban hành; làm lại thì thêm bản mới của văn bản đó.

# Sơ kết, tổng kết
api-subject-reviews = Sơ kết, tổng kết
api-list-reviews =
    Báo cáo tổng hợp, sơ kết, tổng kết
    Báo cáo đang soạn của đơn vị mình; báo cáo đã duyệt của mình và cấp dưới.
api-begin-review =
    Bắt đầu soạn báo cáo
    Theo một đợt báo cáo, hoặc theo đề cương từ kỳ đến kỳ; dự thảo lập ngay.
api-get-review =
    Một báo cáo
    Kèm các đoạn, nguồn của từng câu, đề xuất chưa trả lời.
api-draft-review-again =
    Lập lại từ số liệu
    Đoạn chưa sửa lấy số mới; đoạn đã sửa giữ nguyên, dự thảo mới thành đề xuất.
api-write-review-head =
    Ghi phần đầu, phần cuối
    Theo đúng phiên bản đã đọc.
api-get-review-block =
    Các bản của một đoạn
    Bản mới nhất trước.
api-edit-review-block =
    Sửa một đoạn
    Viết, trả lời đề xuất, bỏ, đưa lại, quay về bản trước; theo đúng phiên bản đã đọc.
api-add-review-block =
    Viết thêm một đoạn
    Đứng sau đoạn được nêu.
api-abandon-review =
    Bỏ hoặc khôi phục báo cáo
    Báo cáo đã duyệt thì không bỏ được.
api-approve-review =
    Duyệt báo cáo
    Giữ nguyên số liệu, tổ chức, kế hoạch, lời văn, tệp Word và PDF.
api-reopen-review =
    Rút lại việc duyệt
    Kèm lý do, khi chưa ghi số.
api-number-review =
    Ghi số và ngày
    Lập thêm tệp có số và ngày; tệp lúc duyệt vẫn giữ.
api-get-review-docx =
    Tệp Word
    Đã duyệt thì đúng từng byte đã giữ; chưa duyệt thì dự thảo hôm nay.
api-get-review-pdf =
    Tệp PDF
    Đã duyệt thì đúng từng byte đã giữ; chưa duyệt thì dự thảo hôm nay.
api-get-review-signed-copy =
    Bản ký
    Tệp PDF đã đính kèm.
api-attach-review-signed-copy =
    Đính kèm bản ký
    Một tệp PDF.

# Sổ theo dõi
api-subject-registers = Sổ theo dõi
api-list-registers =
    Sổ theo dõi của một cơ quan
    Kèm các trường của từng sổ và số dòng của cơ quan, của cấp dưới.
api-list-register-records =
    Các dòng của một sổ
    Tại một ngày, theo từ tìm, kể cả cấp dưới nếu muốn.
api-add-register-record =
    Thêm một dòng vào sổ
    Mọi chỗ sai được nêu một lần, theo mã trường.
api-import-register =
    Ghi nhiều dòng vào sổ
    Được tất cả hoặc không. Dòng có mã đã có trong sổ thì thay dòng đó.
api-get-register-record =
    Một dòng của sổ
    Kèm mọi lần ghi, nơi tiếp nhận và nơi đã tiếp nhận.
api-change-register-record =
    Sửa một dòng
    Có ngày hiệu lực thì là thay đổi từ ngày đó; không có thì là sửa chỗ ghi sai.
api-end-register-record =
    Kết thúc một dòng
    Nêu ngày cuối và lý do.
api-rearrange-register-record =
    Sáp nhập hoặc giải thể
    Dòng không còn từ ngày nêu; số liệu đổi từ ngày đó.
api-reopen-register-record =
    Mở lại một dòng đã kết thúc
    Sáp nhập đã ghi được rút lại.
api-withdraw-register-record =
    Rút một dòng ghi nhầm
    Nêu lý do. Dòng vẫn còn trong lịch sử.
api-list-register-figures =
    Số liệu của báo cáo lấy từ sổ
    Kèm các dòng được tính và số tính từ sổ lúc gửi.

# Khó khăn, kiến nghị
api-subject-difficulties = Khó khăn, kiến nghị
api-list-difficulties =
    Khó khăn, kiến nghị
    Của đơn vị, của cấp dưới và đang hoặc đã qua cơ quan mình; mỗi nội dung với nơi đang giữ và số ngày.
api-raise-difficulty =
    Nêu khó khăn, kiến nghị
    Về phần việc, điều khoản hoặc số liệu của đơn vị; đến cấp trên trên hệ thống đã chọn.
api-get-difficulty-totals =
    Tổng hợp khó khăn, kiến nghị
    Số đã nêu, đã trả lời, đã giải quyết, quá hạn theo đơn vị và theo điều khoản.
api-get-difficulty =
    Một khó khăn, kiến nghị
    Với lời của từng đơn vị, mọi bước đã làm và nội dung có thể trùng.
api-answer-difficulty =
    Trả lời
    Câu trả lời đến mọi đơn vị đã nêu.
api-forward-difficulty =
    Chuyển
    Lên cấp trên, hoặc đến cơ quan có thẩm quyền ở dưới hay cùng cấp; thời gian không tính lại.
api-merge-difficulties =
    Gộp hai nội dung
    Nội dung nêu trước được giữ; lời của từng đơn vị giữ nguyên.
api-part-difficulties =
    Tách nội dung đã gộp
    Khi chưa có câu trả lời từ lúc gộp.
api-judge-answer =
    Cho ý kiến về câu trả lời
    Đã giải quyết được hay chưa; chưa thì nội dung trở lại nơi trả lời.
api-withdraw-difficulty =
    Rút lại
    Nội dung vẫn tiếp tục nếu đơn vị khác cũng nêu.
api-attach-difficulty-evidence =
    Thêm tệp
    Vào nội dung mà đơn vị đã nêu.
api-get-difficulty-evidence =
    Một tệp
    Nội dung của tệp.
api-record-fate =
    Ghi kết quả đề xuất chính sách
    Mỗi lần ghi là một dòng; dòng cuối có giá trị.
# Kiểm tra, giám sát
api-subject-inspections = Kiểm tra, giám sát
api-list-programmes =
    Chương trình năm
    Những chương trình được xem, mới trước.
api-begin-programme =
    Lập chương trình năm
    Mỗi cơ quan có một chương trình cho mỗi năm.
api-get-programme =
    Một chương trình
    Kèm các cuộc dự kiến.
api-plan-visit =
    Thêm hoặc sửa cuộc dự kiến
    Sau khi duyệt thì thủ trưởng sửa, kèm lý do.
api-approve-programme =
    Duyệt chương trình
    Chỉ một lần.
api-list-inspections =
    Các cuộc kiểm tra, giám sát
    Những cuộc được xem, mới trước.
api-begin-inspection =
    Lập một cuộc
    Theo chương trình hoặc ngoài chương trình.
api-get-inspection =
    Một cuộc
    Kèm đề cương và phát hiện được xem.
api-write-inspection =
    Ghi lại thông tin cuộc
    Nêu phiên bản đã đọc.
api-abandon-inspection =
    Bỏ cuộc
    Khi chưa có phát hiện.
api-draw-checklist =
    Rút đề cương
    Từ điều khoản, chỗ thiếu và việc quá hạn; không lặp lại.
api-add-inspection-item =
    Thêm nội dung vào đề cương
    Cho một đơn vị hoặc mọi đơn vị.
api-answer-inspection-item =
    Ghi kết quả một nội dung
    Nêu phiên bản đã đọc; kết quả trước vẫn giữ.
api-write-conclusion =
    Ghi lời kết luận
    Nêu phiên bản đã đọc.
api-approve-conclusion =
    Duyệt kết luận
    Đề cương và phát hiện không đổi nữa.
api-number-conclusion =
    Ghi số, ngày thông báo
    Từ sổ văn bản của cơ quan.
api-get-conclusion-docx =
    Thông báo kết luận, Word
    Lập từ các phát hiện.
api-get-conclusion-pdf =
    Thông báo kết luận, PDF
    Lập từ các phát hiện.
api-record-finding =
    Ghi phát hiện
    Gắn với một đơn vị và một điều khoản.
api-get-finding =
    Một phát hiện
    Kèm việc khắc phục.
api-withdraw-finding =
    Rút phát hiện ghi nhầm
    Khi chưa giao khắc phục.
api-ask-remedy =
    Giao khắc phục
    Thành một phần việc của đơn vị.
api-re-inspect =
    Ghi tái kiểm tra
    Đạt thì đóng phát hiện; chưa đạt thì giao lại với hạn mới.
api-get-re-inspection-file =
    Minh chứng tái kiểm tra
    Tệp đã đính kèm.
api-subject-urging = Đôn đốc
api-list-notices =
    Thông báo của người dùng
    Những lần nhắc gửi cho người này, mới nhất trước; nhiều nhất 500.
api-list-urging =
    Việc chưa làm
    Việc do cơ quan theo dõi đã quá hạn hoặc đến hạn trong 7 ngày, kèm số lần đã nhắc.
