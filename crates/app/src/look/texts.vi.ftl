# Phần khung của mọi trang
frame-skip = Đến nội dung chính
frame-sections = Các mục
frame-sections-phone = Các mục, bản cho điện thoại
frame-menu = Mục lục
frame-more = Mục khác
frame-find-label = Tìm trong hệ thống
frame-find-phone = Tìm, bản cho điện thoại
frame-find-hint = Tìm việc, văn bản, đơn vị
frame-sign-out = Đăng xuất
frame-unread = thông báo chưa đọc
frame-demo = Bản minh họa, hôm nay là { $date }
frame-demo-paper = Bản minh họa, không phải số liệu thật
frame-print = In
frame-printed = In lúc { $time } ngày { $date }
frame-no-secrets = Không nhập tài liệu mật. Đôn Đốc
frame-language = Ngôn ngữ
frame-error-prefix = Lỗi:

# Tên các mục
section-my-work = Việc của tôi
section-documents = Văn bản
section-assignments = Nhiệm vụ
section-plans = Kế hoạch
section-reports = Báo cáo
section-reviews = Sơ kết, tổng kết
section-difficulties = Khó khăn, kiến nghị
section-inspections = Kiểm tra, giám sát
section-outreach = Tuyên truyền
section-registers = Sổ theo dõi
section-figures = Số liệu
section-overview = Tổng quan
section-organisations = Đơn vị
section-people = Người dùng

# Ngày tháng
date-left = còn { $count } ngày
date-past = quá { $count } ngày
date-today = hôm nay
date-example = Ví dụ: 30/11/2026
date-empty = Chưa nhập ngày. Viết ngày, tháng, năm, ví dụ 30/11/2026.
date-unreadable = Chưa đọc được ngày. Viết ngày, tháng, năm, ví dụ 30/11/2026.
date-no-such-day = Không có ngày này trong lịch. Xem lại ngày và tháng.

# Biểu mẫu
form-summary = Cần sửa { $count } chỗ
form-kept = Đã đưa lại phần bạn nhập dở lần trước, chưa ghi vào hệ thống.
form-optional = (không bắt buộc)

# Số liệu
figure-not-arisen = không phát sinh
figure-not-reported = chưa báo cáo
figure-waived = miễn
figure-estimated = ước tính

# Biên nhận
receipt-code = Mã kiểm chứng
receipt-promise = Đã có biên nhận là không mất. Gửi lại lần nữa vẫn chỉ tính một lần. Sửa sau khi gửi sẽ có biên nhận mới; nội dung cũ vẫn giữ.

# Danh sách nhiều trang
pagination-label = Các trang của danh sách
pagination-range = { $first } đến { $last } trong { $count }
pagination-previous = Trang trước
pagination-next = Trang sau

# Khi có trở ngại: điều đã xảy ra, việc nên làm
problem-400-what = Máy chủ không hiểu yêu cầu này
problem-400-next = Quay lại trang trước, tải lại trang rồi thử lần nữa. Nếu vẫn không được, gửi mã tra cứu cho người quản trị.
problem-403-what = Bạn chưa được giao quyền làm việc này
problem-403-next = Nếu cần quyền này để làm nhiệm vụ, hãy đề nghị thủ trưởng đơn vị hoặc người quản trị giao quyền.
problem-404-what = Không tìm thấy trang này
problem-404-next = Địa chỉ có thể sai, hoặc nội dung không thuộc phạm vi bạn được xem. Tìm lại từ danh sách.
problem-409-what = Có người vừa thay đổi nội dung này trước bạn
problem-409-next = Nội dung bạn nhập chưa được ghi. Quay lại, xem bản mới rồi nhập lại phần của bạn.
problem-413-what = Tệp gửi lên quá lớn
problem-413-next = Chọn tệp nhỏ hơn, hoặc tách thành nhiều tệp rồi gửi lại.
problem-422-what = Nội dung gửi lên chưa dùng được
problem-422-next = Quay lại trang trước, sửa các chỗ được nêu rồi gửi lại.
problem-500-what = Hệ thống gặp lỗi, việc vừa rồi chưa được ghi
problem-500-next = Thử lại sau ít phút. Nếu vẫn lỗi, gửi mã tra cứu dưới đây cho người quản trị.
problem-503-what = Hệ thống đang tạm dừng
problem-503-next = Việc này thường chỉ vài phút. Giữ nguyên trang đang nhập và thử lại sau.
problem-reference = Mã tra cứu:
problem-home = Về trang đầu
list-workbook = Xuất Excel
list-not-filtered = Không lọc.
list-filtered = Lọc theo { $by }.
list-made = { $count } dòng, { $name } xuất lúc { $time } ngày { $date }.
